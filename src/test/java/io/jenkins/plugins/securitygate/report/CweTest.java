package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CweTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "79",
                "CWE-79",
                "cwe-79",
                "CWE79",
                "CWE_79",
                "CWE 79",
                " CWE-079 ",
                "79: Cross-site Scripting",
                "CWE-79: Improper Neutralization",
                "CWE-79 (Cross-site Scripting)",
                "external/cwe/cwe-079",
                "https://cwe.mitre.org/data/definitions/79"
            })
    void theNumberIsFoundInAllFormsThatToolsWrite(String text) {
        assertThat(Cwe.number(text)).isEqualTo(79);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"NVD-CWE-noinfo", "NVD-CWE-Other", "CWE-", "0", "-1", "null", "79.5x", "1234567", "CVE-2021-79"})
    void whatNamesNoWeaknessHasNoNumber(String text) {
        assertThat(Cwe.number(text)).isNull();
    }

    @Test
    void numbersKeepTheirOrderWithoutRepeats() {
        assertThat(Cwe.numbers(List.of("CWE-89", "junk", "79", "CWE-089"))).containsExactly(89, 79);
    }
}
