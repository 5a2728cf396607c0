package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package files in XML. */
final class XmlLicenses {
    private static final Pattern NUGET_URL = Pattern.compile("https?://licenses\\.nuget\\.org/(.+)");

    private static final Pattern NUMBER = Pattern.compile("\\d");

    private XmlLicenses() {}

    /** The licences of a project, else those of the nearest parent in the tree that has some. */
    static List<Declaration> maven(ManifestFile file) throws IOException {
        XmlElement root = XmlElement.of(file.text());
        List<String> licenses = mavenLicenses(root);
        Set<String> seen = new HashSet<>(Set.of(file.path()));
        Optional<ManifestFile> parent = parent(file, root);
        while (licenses.isEmpty() && parent.isPresent() && seen.add(parent.get().path())) {
            XmlElement inherited = XmlElement.of(parent.get().text());
            licenses = mavenLicenses(inherited);
            parent = parent(parent.get(), inherited);
        }
        return maven(root, licenses.isEmpty() ? header(file.text()) : licenses);
    }

    /** The notice at the top of a project file whose licence a parent outside of the tree declares. */
    private static List<String> header(String text) {
        String top = text.substring(0, Math.max(0, text.indexOf("<project")));
        return LicenseTexts.named(top).stream()
                .map(match -> match.expression().toString())
                .toList();
    }

    /** A project file that stands alone, as inside of archives. */
    static List<Declaration> maven(String text) throws IOException {
        XmlElement root = XmlElement.of(text);
        List<String> licenses = mavenLicenses(root);
        return maven(root, licenses.isEmpty() ? header(text) : licenses);
    }

    private static List<Declaration> maven(XmlElement root, List<String> licenses) {
        String group = root.text("groupId").isEmpty() ? root.text("parent", "groupId") : root.text("groupId");
        String version = root.text("version").isEmpty() ? root.text("parent", "version") : root.text("version");
        String name = group + "/" + root.text("artifactId");
        boolean decided = !name.contains("${") && !root.text("artifactId").isEmpty();
        return decided
                ? List.of(Declaration.ofChoice("maven", name, version.contains("${") ? "" : version, licenses))
                : List.of();
    }

    /** The name, or the address where that says more. */
    private static List<String> mavenLicenses(XmlElement root) {
        List<String> licenses = new ArrayList<>();
        for (XmlElement license : root.all("licenses", "license")) {
            String name = license.text("name");
            String url = license.text("url");
            licenses.add(saysMore(url, name) || name.isEmpty() ? url : name);
        }
        return licenses;
    }

    /** Whether only the address is understood, or it tells the version that the name leaves open. */
    private static boolean saysMore(String url, String name) {
        Optional<LicenseExpression> byUrl = LicenseNames.read(url);
        Optional<LicenseExpression> byName = LicenseNames.read(name);
        return byUrl.isPresent()
                && (byName.isEmpty()
                        || !NUMBER.matcher(name).find()
                                && LicenseFamily.kinds(byUrl.stream()).equals(LicenseFamily.kinds(byName.stream())));
    }

    private static Optional<ManifestFile> parent(ManifestFile file, XmlElement root) {
        if (root.all("parent").isEmpty()) {
            return Optional.empty();
        }
        String written = root.text("parent", "relativePath");
        String place = written.isEmpty() ? "../pom.xml" : written;
        return file.resolve(place).or(() -> file.resolve(place + "/pom.xml"));
    }

    static List<Declaration> nuget(ManifestFile file) throws IOException {
        XmlElement root = XmlElement.of(file.text());
        String id = root.text("metadata", "id");
        List<XmlElement> license = root.all("metadata", "license");
        boolean expression =
                !license.isEmpty() && license.get(0).attribute("type").equals("expression");
        String url = root.text("metadata", "licenseUrl");
        Matcher known = NUGET_URL.matcher(url);
        String text = expression ? license.get(0).text() : known.matches() ? known.group(1) : url;
        return id.isEmpty()
                ? List.of()
                : List.of(new Declaration("nuget", id, root.text("metadata", "version"), List.of(text)));
    }
}
