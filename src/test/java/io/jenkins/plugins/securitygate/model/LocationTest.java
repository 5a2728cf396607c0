package io.jenkins.plugins.securitygate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    @ParameterizedTest
    @ValueSource(strings = {"src/a.c", "./src/a.c", "././src/a.c", ".\\src\\a.c", "./ ./src/a.c"})
    void aPathIsNormalAfterOnce(String path) {
        assertThat(Location.of(path, 1).path()).isEqualTo("src/a.c");
    }

    @Test
    void anAddressIsNormalAfterOnce() {
        Endpoint once = new Endpoint("get", "http://shop.example/a ?q=1", "");

        assertThat(once.url()).isEqualTo("http://shop.example/a");
        assertThat(new Endpoint(once.method(), once.url(), once.parameter())).isEqualTo(once);
    }
}
