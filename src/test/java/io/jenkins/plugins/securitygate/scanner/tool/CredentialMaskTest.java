package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialMaskTest {
    private final CredentialMask mask =
            new CredentialMask(Map.of("SNYK_TOKEN", "planted-token-1", "HOME", "/home/builder", "DB_PASSWORD", "abc"));

    @Test
    void theValuesOfVariablesThatAreNamedLikeCredentialsAreHidden() {
        assertThat(mask.text("sending planted-token-1 from /home/builder"))
                .isEqualTo("sending **** from /home/builder");
    }

    @Test
    void aValueTooShortToBeASecretIsLeftSoThatTheLogStaysReadable() {
        assertThat(mask.text("abc of abc")).isEqualTo("abc of abc");
    }

    @Test
    void theArgumentsOfOptionsForCredentialsAreHidden() {
        List<String> words = List.of("zap", "--api-key", "k1", "--password=p1", "--token", "t1", "--format", "json");

        assertThat(mask.commandLine(words)).isEqualTo("zap --api-key **** --password=**** --token **** --format json");
    }

    @Test
    void anOptionThatIsGivenNothingAndAValueThatOnlySoundsLikeACredentialAreShown() {
        List<String> words = List.of("trivy", "--secret-config=", "--scanners=vuln,secret");

        assertThat(mask.commandLine(words)).isEqualTo("trivy --secret-config= --scanners=vuln,secret");
    }

    @Test
    void credentialsInAddressesAreHidden() {
        assertThat(mask.commandLine(List.of("zap", "https://user:planted@example.org/a b")))
                .isEqualTo("zap 'https://****@example.org/a b'");
    }
}
