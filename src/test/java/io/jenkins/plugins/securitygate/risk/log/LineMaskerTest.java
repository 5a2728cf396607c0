package io.jenkins.plugins.securitygate.risk.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMaskerTest {
    private final LineMasker masker = new LineMasker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Tests run: 12, Failures: 0, Errors: 3 | Tests run: <N>, Failures: 0, Errors: <N>",
                "took 12.5 s and 340ms | took <N> s and #ms",
                "2026-03-01T10:00:00.123Z started | started",
                "[2026-03-01T10:00:00Z] started | started",
                "finished at 2026-03-01 | finished at <T>",
                "order 030e2ece-5a1b-9c3d-8e7f-0123456789ab placed | order <ID> placed",
                "pod shop/orders-7c5ddbdf54-x7k2p ready | pod shop/orders-<ID>-<ID> ready",
                "reading /var/lib/app/data.db | reading <PATH>",
                "see https://example.org/a?b=1 | see <PATH>?b=<N>",
                "worker pool-3-thread-17 | worker pool-#-thread-#",
                "either/or stays | either/or stays",
                "GET /orders HTTP/1.1\" 503 12 | GET <PATH> HTTP/#\" <5xx> <N>",
                "status=404 | status=<4xx>",
                "shop-1.4.2.jar | shop-#.jar",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 | commit <ID>",
                "-------------- x ===== | --- x ==="
            })
    void whatVariesBecomesAMark(String line, String masked) {
        assertThat(mask(line)).isEqualTo(masked);
    }

    @Test
    void coloursAndConsoleNotesAreLeftOut() {
        assertThat(mask("\u001B[1;31mERROR\u001B[0m bad")).isEqualTo("ERROR bad");
        assertThat(mask("\u001B[8mha:////4AAAAB9z+/x==\u001B[0m[Pipeline] stage"))
                .isEqualTo("[Pipeline] stage");
    }

    @Test
    void stampsAreRead() {
        mask("1970-01-02T00:00:01.500Z x");
        assertThat(masker.time()).isEqualTo(86_401_500);
        mask("I0321 07:51:22.026156    1187 kubelet.go:2421] x");
        assertThat(masker.time()).isEqualTo(((7 * 60 + 51) * 60 + 22) * 1000 + 26);
        mask("{\"time\":1709287882123,\"msg\":\"x\"}");
        assertThat(masker.time()).isEqualTo(1_709_287_882_123L);
        mask("no stamp at all");
        assertThat(masker.time()).isEqualTo(TimeOfLine.UNKNOWN);
    }

    @Test
    void durationsAreRead() {
        mask("Total time:  12.345 s");
        assertThat(masker.duration()).isEqualTo(12_345);
        mask("done (250ms)");
        assertThat(masker.duration()).isEqualTo(250);
        mask("done in 2 minutes");
        assertThat(masker.duration()).isEqualTo(120_000);
    }

    @Property(tries = 300)
    void anyBytesAreMaskedWithoutAnError(@ForAll byte[] bytes) {
        masker.mask(bytes, 0, bytes.length);

        assertThat(masker.length()).isNotNegative();
    }

    private String mask(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        masker.mask(bytes, 0, bytes.length);
        return masker.text();
    }
}
