package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools that read the configuration of infrastructure. */
@ExtendWith(TrialReport.class)
class ConfigurationScannersIT {
    @TempDir
    Path folder;

    @Test
    void checkovFindsAPublicPort() throws Exception {
        Trial.of("checkov", folder)
                .file("main.tf", terraform())
                .finds("CKV_AWS_24", "main.tf:1")
                .cleanWith("main.tf", "variable \"x\" {\n  type = string\n}\n");
    }

    @Test
    void checkovTakesNoConfigurationOfTheScannedFolderAndRunsNoneOfItsCode() throws Exception {
        Trial trial = Trial.of("checkov", folder)
                .file("main.tf", terraform())
                .file(".checkov.yaml", "check: [CKV_DOCKER_1]\nskip-path: [main.tf]\nexternal-checks-dir: [planted]\n")
                .file("planted/__init__.py", "")
                .file("planted/ran.py", "open('ran', 'w').write('')\n")
                .finds("CKV_AWS_24", "main.tf:1");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).doesNotContain("ran");
        }
        trial.on(ScanTarget.file("main.tf")).finds("CKV_AWS_24", "main.tf:1");
    }

    @Test
    void tfsecTakesNoConfigurationOfTheScannedFolder() throws Exception {
        Trial.of("tfsec", folder)
                .file("main.tf", terraform())
                .file(".tfsec/config.yml", "exclude: [aws-vpc-no-public-ingress-sgr]\n")
                .finds("AVD-AWS-0107", "main.tf:6");
    }

    @Test
    void hadolintTakesNoConfigurationOfTheScannedFolder() throws Exception {
        Trial.of("hadolint", folder)
                .file("Dockerfile", "FROM debian:12\nRUN sudo ls\n")
                .file(".hadolint.yaml", "ignored: [DL3004]\n")
                .on(ScanTarget.file("Dockerfile"))
                .finds("DL3004", "Dockerfile:2");
    }

    @Test
    void tfsecFindsAPublicPort() throws Exception {
        Trial.of("tfsec", folder)
                .file("main.tf", terraform())
                .finds("AVD-AWS-0107", "main.tf:6")
                .cleanWith("main.tf", "variable \"x\" {\n  type = string\n}\n");
    }

    @Test
    void trivyFindsAPublicPort() throws Exception {
        TrivyDatabase.prepare(Trial.of("trivy", folder), folder)
                .file("main.tf", terraform())
                .finds("AWS-0107", "main.tf:6")
                .cleanWith("main.tf", "variable \"x\" {\n  type = string\n}\n");
    }

    @Test
    void kicsFindsAPublicPortAndTakesNoConfigurationOfTheScannedFolder() throws Exception {
        Trial.of("kics", folder)
                .file("main.tf", terraform())
                .file("kics.config", "{\"exclude-severities\": \"critical,high,medium,low,info\"}")
                .finds("", "main.tf:6");
    }

    @Test
    void hadolintFindsSudo() throws Exception {
        Trial.of("hadolint", folder)
                .file("Dockerfile", "FROM debian:12\nRUN sudo ls\n")
                .on(ScanTarget.file("Dockerfile"))
                .finds("DL3004", "Dockerfile:2")
                .cleanWith("Dockerfile", "FROM debian:12\nRUN ls\n");
    }

    @Test
    void hadolintReportsAFileThatIsNoDockerfile() throws Exception {
        Trial.of("hadolint", folder)
                .file("Dockerfile", "FROMM debian\n")
                .on(ScanTarget.file("Dockerfile"))
                .finds("DL1000", "Dockerfile:1");
    }

    private static String terraform() {
        return """
                resource "aws_security_group_rule" "open" {
                  type              = "ingress"
                  from_port         = 22
                  to_port           = 22
                  protocol          = "tcp"
                  cidr_blocks       = ["0.0.0.0/0"]
                  security_group_id = "sg-1"
                }
                """;
    }
}
