package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes databases for tests. */
public final class Advisories {
    private Advisories() {}

    /** An advisory about one package of npm, with its fix in one version. */
    public static String npm(String id, String name, String fixed, String more) {
        return """
                {"id": "%s", "modified": "2026-02-03T04:05:06Z", "summary": "%s of %s", %s
                 "affected": [{"package": {"ecosystem": "npm", "name": "%s"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, id, name, more, name, fixed);
    }

    /** An advisory of a distribution about one source package, with its fix in one version. */
    public static String distribution(String id, String ecosystem, String name, String fixed) {
        return """
                {"id": "%s", "modified": "2026-02-03T04:05:06Z",
                 "affected": [{"package": {"ecosystem": "%s", "name": "%s"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, ecosystem, name, fixed);
    }

    /** An advisory about one package of Maven, group and artifact, with its fix in one version. */
    public static String maven(String id, String name, String fixed) {
        return distribution(id, "Maven", name, fixed);
    }

    /** Writes an archive as the OSV project publishes them. */
    public static void zip(Path file, String... advisories) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < advisories.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".json"));
                zip.write(advisories[i].getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
