package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A database of OSV-Scanner with one record. */
final class OsvArchive {
    private OsvArchive() {}

    /** @param ecosystem what the record's package belongs to, without a release */
    static void write(Path folder, String ecosystem, String osv) throws IOException {
        Path archive = folder.resolve("osv-scalibr").resolve(ecosystem).resolve("all.zip");
        Files.createDirectories(archive.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("record.json"));
            zip.write(osv.getBytes(StandardCharsets.UTF_8));
        }
    }
}
