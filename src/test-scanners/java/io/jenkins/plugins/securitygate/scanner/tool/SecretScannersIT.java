package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools that look for secrets. */
@ExtendWith(TrialReport.class)
class SecretScannersIT {
    /** Fake, in two parts so that no scanner of this repository finds it. */
    private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    private static final String SETTINGS = "x = 1\ntoken = \"" + TOKEN + "\"\n";

    @TempDir
    Path folder;

    @Test
    void gitleaksFindsAToken() throws Exception {
        Trial.of("gitleaks", folder)
                .file("settings.py", SETTINGS)
                .finds("github-pat", "settings.py:2")
                .cleanWith("settings.py", "x = 1\n");
    }

    @Test
    void gitleaksTakesNoConfigurationOfTheScannedFolder() throws Exception {
        Trial.of("gitleaks", folder)
                .file("settings.py", SETTINGS)
                .file(".gitleaks.toml", "title = \"none\"\n[[rules]]\nid = \"none\"\nregex = \"zzzzqq\"\n")
                .finds("github-pat", "settings.py:2");
    }

    @Test
    void whatTheIgnoreFileOfGitleaksLeavesOutIsTold() throws Exception {
        ScanResult result = Trial.of("gitleaks", folder)
                .file("settings.py", SETTINGS)
                .file(".gitleaksignore", "settings.py:github-pat:2\n")
                .run();

        assertThat(result.findings()).extracting(Trial::line).containsExactly("not-examined at .gitleaksignore");
    }

    @Test
    void trivyFindsATokenAndTakesNoConfigurationOfTheScannedFolder() throws Exception {
        TrivyDatabase.prepare(Trial.of("trivy", folder), folder)
                .file("settings.py", SETTINGS)
                .file("trivy.yaml", "scan:\n  skip-files:\n    - settings.py\n")
                .file("trivy-secret.yaml", "disable-rules:\n  - github-pat\n")
                .finds("github-pat", "settings.py:2")
                .cleanWith("settings.py", "x = 1\n");
    }

    @Test
    void trivyTellsWhatItsIgnoreFileLeavesOut() throws Exception {
        ScanResult result = TrivyDatabase.prepare(Trial.of("trivy", folder), folder)
                .file("settings.py", SETTINGS)
                .file(".trivyignore", "github-pat\n")
                .run();

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("github-pat");
            assertThat(finding.suppressed()).isTrue();
        });
    }

    @Test
    void detectSecretsFindsATokenAndKeepsItToItself() throws Exception {
        Trial trial = Trial.of("detect-secrets", folder).file("settings.py", SETTINGS);
        ScanResult result = trial.run();

        assertThat(result.findings()).extracting(Trial::line).contains("GitHub Token at settings.py:2");
        assertThat(result.toString()).doesNotContain(TOKEN);
        trial.cleanWith("settings.py", "x = 1\n");
    }
}
