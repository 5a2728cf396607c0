package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureChecksTest {
    @Test
    void aTokenWithItsChecksumIsPlausible() {
        // The invalid token with a right checksum that descriptions of the scheme use.
        assertThat(StructureChecks.crc32Base62("ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkK0mLq17", "0mLq17", ""})
    void aTokenWithAnyOtherChecksumIsNot(String token) {
        assertThat(StructureChecks.crc32Base62("ghp_" + token)).isFalse();
    }

    @Test
    void aJsonWebTokenNamesItsAlgorithmInItsHeader() {
        assertThat(StructureChecks.jsonWebToken("eyJhbGciOiJIUzI1NiJ9.e30.")).isTrue();
        assertThat(StructureChecks.jsonWebToken("eyJhbGciOjF9.e30.")).isFalse();
        assertThat(StructureChecks.jsonWebToken("e30.e30.")).isFalse();
        assertThat(StructureChecks.jsonWebToken("!!.e30.")).isFalse();
    }

    @Property(tries = 500)
    void noTextMakesACheckFail(@ForAll String text) {
        for (SecretCheck check : SecretCheck.ALL.values()) {
            check.plausible(text);
            check.plausible("-----BEGIN PRIVATE KEY-----" + text + "-----END");
        }
    }
}
