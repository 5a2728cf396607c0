package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database of Trivy, which Trivy's own builder makes, with CVE-2018-25032 of zlib in Alpine 3.20. */
final class TrivyDatabase {
    private TrivyDatabase() {}

    /** Lets a trial of Trivy use such a database, and no other. */
    static Trial prepare(Trial trial, Path folder) throws IOException, InterruptedException {
        Path lists = folder.resolve("lists");
        Path alpine = Files.createDirectories(lists.resolve("vuln-list/alpine"));
        Files.writeString(alpine.resolve("zlib.json"), """
                {"name": "zlib", "distroversion": "v3.20", "secfixes": {"1.2.12-r0": ["CVE-2018-25032"]}}
                """);
        Path nvd = Files.createDirectories(lists.resolve("vuln-list-nvd/api"));
        Files.writeString(nvd.resolve("CVE-2018-25032.json"), """
                {"id": "CVE-2018-25032", "descriptions": [{"lang": "en", "value": "zlib allows memory corruption"}],
                 "metrics": {"cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {
                   "version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "baseScore": 7.5,
                   "baseSeverity": "HIGH"}}]}, "references": []}
                """);
        String database = folder.resolve("cache/db").toString();
        return trial.prepared(
                        "trivy-db",
                        "build",
                        "--cache-dir=" + lists,
                        "--output-dir=" + database,
                        "--only-update=nvd",
                        "--only-update=alpine")
                .variable("TRIVY_CACHE_DIR", folder.resolve("cache"))
                .option("--skip-db-update", "--skip-java-db-update", "--skip-check-update");
    }
}
