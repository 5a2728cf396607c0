package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTextTest {
    @ParameterizedTest
    @CsvSource({
        "src/app.py, src/app.py",
        "src/a b#c?.py, src/a%20b%23c%3F.py",
        "C:/work/app.py, file:///C:/work/app.py",
        "odd:name/app.py, ./odd:name/app.py",
        "/abs/ä.py, /abs/%C3%A4.py"
    })
    void aPathBecomesAUriReference(String path, String uri) {
        assertThat(UriText.path(path)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({"https://example.com/a, https://example.com/a", "javascript:alert(1), ''", "https://a b, ''"})
    void onlyAddressesOfTheWebAreKept(String text, String url) {
        assertThat(UriText.web(text)).isEqualTo(url);
    }
}
