package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.scanner.archive.JarWalk;
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

/**
 * Java archives: the project files that Maven put inside, else the manifest's {@code Bundle-License}, else the licence
 * texts. The manifest and the texts also add what is declared nowhere else. Each archive inside of one speaks for itself.
 */
final class JarLicenses implements JarWalk.Visitor {
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.xml");
    private static final Pattern TOP = Pattern.compile("(?i)(META-INF/(licen[sc]es?/)?)?([^/]+)");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MAX_ENTRY_BYTES = 4 << 20;
    private static final int MAX_KEPT_BYTES = 64 << 20;

    private final String path;
    private final String place;
    private final LicenseReader.Said said;
    private final TreeMap<String, String> entries = new TreeMap<>();
    private long kept;

    /**
     * @param path of the outermost archive
     * @param place of the archive in that, for which it is empty
     */
    private JarLicenses(String path, String place, LicenseReader.Said said) {
        this.path = path;
        this.place = place;
        this.said = said;
    }

    static void read(ManifestFile file, LicenseReader.Said said) throws IOException {
        try (InputStream in = file.open()) {
            JarWalk.walk(file.size(), in, false, new JarLicenses(file.path(), "", said));
        }
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        if (name.equals(MANIFEST) || POM.matcher(name).matches() || isText(name)) {
            try {
                entries.put(name, text(name, content));
            } catch (TooLongException e) {
                said.notExamined(place, e.getMessage());
            }
        }
    }

    @Override
    public JarLicenses archive(String name) {
        return new JarLicenses(path, place.isEmpty() ? name : place + "!" + name, said);
    }

    @Override
    public void tooDeep(String problem) {
        said.notExamined(place, problem);
    }

    @Override
    public void end(boolean empty, JarWalk.Hash hash) {
        List<String> manifest = manifest(entries.getOrDefault(MANIFEST, ""));
        List<LicenseExpression> texts = texts(entries);
        List<String> fallback = manifest.isEmpty()
                ? texts.stream().map(LicenseExpression::toString).toList()
                : manifest;
        List<Declaration> declared = new ArrayList<>();
        for (Declaration project : projects()) {
            declared.add(project.licenses().isEmpty() ? project.with(fallback) : project);
        }
        if (declared.isEmpty()) {
            declared.add(byName(fallback));
        }
        List<LicenseExpression> more = new ArrayList<>();
        manifest.forEach(license -> LicenseNames.read(license)
                .filter(read -> !LicenseReferences.isVague(license, read))
                .ifPresent(more::add));
        more.addAll(texts);
        added(declared, more).ifPresent(declared::add);
        declared.forEach(said::declared);
    }

    private List<Declaration> projects() {
        List<Declaration> projects = new ArrayList<>();
        entries.forEach((name, text) -> {
            if (POM.matcher(name).matches()) {
                try {
                    projects.addAll(XmlLicenses.maven(text));
                } catch (IOException e) {
                    said.damaged(place.isEmpty() ? name : place + "!" + name, e.getMessage());
                }
            }
        });
        return projects;
    }

    /** What is found beside all that is declared; of several packages nobody knows which one it belongs to. */
    private Optional<Declaration> added(List<Declaration> declarations, List<LicenseExpression> found) {
        Declaration all = byName(declarations.stream()
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

    private Declaration byName(List<String> licenses) {
        String of = place.isEmpty() ? path : place;
        String name = of.substring(Math.max(of.lastIndexOf('/'), of.lastIndexOf('!')) + 1);
        return new Declaration("", name, "", licenses);
    }

    private String text(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_ENTRY_BYTES + 1);
        if (bytes.length > MAX_ENTRY_BYTES) {
            throw new TooLongException(name, MAX_ENTRY_BYTES);
        }
        if (kept + bytes.length > MAX_KEPT_BYTES) {
            throw new TooLongException("the whole of the archive's licence files", MAX_KEPT_BYTES);
        }
        kept += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Licences are separated by commas, attributes of one by semicolons (OSGi Core 3.2.1.10). */
    private static List<String> manifest(String text) {
        String unfolded = text.replaceAll("\\r?\\n ", "");
        String value = HeaderFields.of(unfolded.lines().toList()).first("bundle-license");
        boolean list = value.contains(",") && value.contains("://");
        return Arrays.stream(list ? value.split(",") : new String[] {value})
                .map(license -> license.split(";", 2)[0].replace("\"", "").strip())
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
