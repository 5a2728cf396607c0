package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.scanner.archive.ZipEntries;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Java archives: the project files that Maven put inside, else the manifest's {@code Bundle-License}, else the licence
 * texts. The manifest and the texts also add what is declared nowhere else. Archives inside of archives are not opened.
 */
final class JarLicenses {
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.xml");
    private static final Pattern TOP = Pattern.compile("(?i)(META-INF/(licen[sc]es?/)?)?([^/]+)");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MAX_ENTRY_BYTES = 4 << 20;
    private static final int MAX_KEPT_BYTES = 64 << 20;

    private JarLicenses() {}

    static List<Declaration> read(ManifestFile file) throws IOException {
        TreeMap<String, String> entries = entries(file);
        List<String> manifest = manifest(entries.getOrDefault(MANIFEST, ""));
        List<LicenseExpression> texts = texts(entries);
        List<String> fallback = manifest.isEmpty()
                ? texts.stream().map(LicenseExpression::toString).toList()
                : manifest;
        List<Declaration> declarations = new ArrayList<>();
        for (String name : entries.keySet()) {
            if (POM.matcher(name).matches()) {
                for (Declaration declared : XmlLicenses.maven(entries.get(name))) {
                    declarations.add(declared.licenses().isEmpty() ? declared.with(fallback) : declared);
                }
            }
        }
        if (declarations.isEmpty()) {
            declarations.add(byName(file.path(), fallback));
        }
        List<LicenseExpression> more = new ArrayList<>();
        manifest.forEach(license -> LicenseNames.read(license)
                .filter(read -> !LicenseReferences.isVague(license, read))
                .ifPresent(more::add));
        more.addAll(texts);
        added(file.path(), declarations, more).ifPresent(declarations::add);
        return declarations;
    }

    /** What is found beside all that is declared; of several packages nobody knows which one it belongs to. */
    private static Optional<Declaration> added(
            String path, List<Declaration> declarations, List<LicenseExpression> found) {
        Declaration all = byName(
                path,
                declarations.stream()
                        .flatMap(declaration -> declaration.licenses().stream())
                        .toList());
        List<String> more = all.without(found);
        Declaration owner = declarations.size() == 1 ? declarations.get(0) : all;
        return more.isEmpty() ? Optional.empty() : Optional.of(owner.with(more));
    }

    private static boolean isText(String entry) {
        Matcher top = TOP.matcher(entry);
        return top.matches() && (LegalFiles.isText(top.group(3)) || LegalFiles.isNotice(top.group(3)));
    }

    private static Declaration byName(String path, List<String> licenses) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new Declaration("", name, "", licenses);
    }

    private static TreeMap<String, String> entries(ManifestFile file) throws IOException {
        TreeMap<String, String> entries = new TreeMap<>();
        long kept = 0;
        try (InputStream in = file.open();
                ArchiveInputStream<ZipArchiveEntry> zip = ZipEntries.open(file.size(), in)) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean wanted = name.equals(MANIFEST) || POM.matcher(name).matches() || isText(name);
                if (wanted && !entry.isDirectory()) {
                    String text = text(name, zip);
                    kept += text.length();
                    if (kept > MAX_KEPT_BYTES) {
                        throw new TooLongException("the whole of the archive's licence files", MAX_KEPT_BYTES);
                    }
                    entries.put(name, text);
                }
            }
        } catch (IllegalArgumentException e) {
            // How the JDK reports names of entries that are no text.
            throw new IOException("not a readable archive: " + e.getMessage(), e);
        }
        return entries;
    }

    private static String text(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_ENTRY_BYTES + 1);
        if (bytes.length > MAX_ENTRY_BYTES) {
            throw new TooLongException(name, MAX_ENTRY_BYTES);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Licences are separated by commas, attributes of one by semicolons (OSGi Core 3.2.1.10). */
    private static List<String> manifest(String text) {
        String unfolded = text.replaceAll("\\r?\\n ", "");
        String value = HeaderFields.of(unfolded.lines().toList()).first("bundle-license");
        boolean list = value.contains(",") && value.contains("://");
        return Arrays.stream(list ? value.split(",") : new String[] {value})
                .map(license -> license.split(";")[0].replace("\"", "").strip())
                .filter(license -> !license.isEmpty())
                .toList();
    }

    private static List<LicenseExpression> texts(TreeMap<String, String> entries) {
        return entries.entrySet().stream()
                .filter(entry -> isText(entry.getKey()))
                .flatMap(entry -> LicenseTexts.named(entry.getValue()).stream())
                .map(LicenseTexts.Match::expression)
                .distinct()
                .toList();
    }
}
