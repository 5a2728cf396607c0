package io.jenkins.plugins.securitygate.risk.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.risk.log.LogObservation.Fresh;
import io.jenkins.plugins.securitygate.risk.log.LogObservation.Novelty;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogMinerTest {
    @Test
    void linesOfOneStatementAreOneTemplate() {
        LogObservation observed = Logs.observe(LogModel.EMPTY, """
                order 12 placed by anna
                order 13 placed by bert
                order 14 placed by carl
                shutting down
                """);

        assertThat(observed.fresh())
                .extracting(Fresh::text, fresh -> fresh.use().count())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order <N> placed by <*>", 3L),
                        org.assertj.core.groups.Tuple.tuple("shutting down", 1L));
    }

    @Test
    void aLogThatWritesItselfInPiecesIsReadLikeAStream() throws IOException {
        byte[] log = ("started\nERROR no disk\r\n" + "x".repeat(300_000) + "\nlast line without an end").getBytes();
        LogMiner streamed = new LogMiner(LogModel.EMPTY);
        streamed.read("build.log", new java.io.ByteArrayInputStream(log));
        LogMiner pushed = new LogMiner(LogModel.EMPTY);

        pushed.read("build.log", out -> {
            for (int at = 0; at < log.length; at += 7) {
                out.write(log, at, Math.min(7, log.length - at));
            }
        });

        assertThat(pushed.observe()).isEqualTo(streamed.observe());
        assertThat(pushed.observe().lines()).isEqualTo(4);
    }

    @Test
    void aFailureIsNeverTheSameTemplateAsASuccess() {
        LogModel model = Logs.learn("[INFO] BUILD SUCCESS\n", "[INFO] BUILD SUCCESS\n");

        LogObservation observed = Logs.observe(model, "[INFO] BUILD FAILURE\n");

        assertThat(observed.fresh()).singleElement().satisfies(fresh -> {
            assertThat(fresh.novelty()).isEqualTo(Novelty.FAILURE);
            assertThat(fresh.sample()).isEqualTo("build.log:1: [INFO] BUILD FAILURE");
        });
    }

    @Test
    void aNumberThatWasAlwaysZeroIsToldWhenItStandsBehindAFailureWord() {
        LogModel model = Logs.learn("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0\n");

        assertThat(Logs.observe(model, "Tests run: 6, Failures: 0, Errors: 0, Skipped: 0\n")
                        .fresh())
                .isEmpty();
        assertThat(Logs.observe(model, "Tests run: 5, Failures: 2, Errors: 0, Skipped: 0\n")
                        .fresh())
                .extracting(Fresh::novelty)
                .containsExactly(Novelty.FAILURE);
    }

    @Test
    void anotherNameInAKnownLineIsAVariant() {
        LogModel model = Logs.learn("[INFO] Running shop.BasketTest in fork\n");

        assertThat(Logs.observe(model, "[INFO] Running shop.InvoiceTest in fork\n")
                        .fresh())
                .extracting(Fresh::novelty)
                .containsExactly(Novelty.VARIANT);
    }

    @Test
    void structuredLinesAreReadByLevelAndMessage() {
        LogObservation observed = Logs.observe(LogModel.EMPTY, """
                {"ts":"2026-03-01T10:00:00Z","level":"error","msg":"payment refused","user":"anna","trace":"a1b2c3d4e5"}
                {"ts":"2026-03-01T10:00:01Z","level":"error","msg":"payment refused","user":"bert","cart":[1,2]}
                level=warn ts=2026-03-01T10:00:02Z msg="cache \\"a\\" cold" shard=7
                {"level":50,"err":{"type":"TypeError","message":"x is null"},"msg":"request failed"}
                """);

        assertThat(observed.fresh())
                .extracting(Fresh::level, Fresh::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Level.ERROR, "ERROR payment refused"),
                        org.assertj.core.groups.Tuple.tuple(Level.WARN, "WARN cache \\\"a\\\" cold"),
                        org.assertj.core.groups.Tuple.tuple(
                                Level.ERROR, "ERROR request failed error: TypeError x is null"));
    }

    @Test
    void timeBetweenLinesBelongsToTheEarlierOne() {
        LogObservation observed = Logs.observe(LogModel.EMPTY, """
                10:00:00.000 connecting to database
                10:00:07.500 connected
                """);

        assertThat(observed.fresh().get(0).use().millis()).isEqualTo(7_500);
    }

    @Test
    void secretsAreMaskedInWhatIsKept() {
        String secret = "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345";

        LogObservation observed =
                Logs.observe(LogModel.EMPTY, "pushing with " + secret + " failed\nAuthorization: " + secret + "\n");

        assertThat(observed.toString()).doesNotContain(secret).contains("failed");
    }

    @Test
    void binaryDataCannotBeAssessed() throws IOException {
        byte[] garbage = new byte[50_000];
        new Random(7).nextBytes(garbage);
        java.io.ByteArrayOutputStream zipped = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(garbage);
        }

        assertThat(Logs.observe(LogModel.EMPTY, garbage).problems())
                .singleElement()
                .asString()
                .startsWith("build.log is no text: ");
        assertThat(Logs.observe(LogModel.EMPTY, zipped.toByteArray()).problems())
                .isNotEmpty();
        assertThat(Logs.observe(LogModel.EMPTY, "").problems()).containsExactly("build.log is empty");
        assertThat(Logs.observe(LogModel.EMPTY, "grün, 正常, ✔ ok\n").problems()).isEmpty();
    }

    @Test
    void moreTemplatesThanAreKeptAreCounted() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < Resolver.MAX_FRESH + 50; i++) {
            log.append(word(i)).append(' ').append(word(i * 31)).append('\n');
        }

        LogObservation observed = Logs.observe(LogModel.EMPTY, log.toString());

        assertThat(observed.fresh()).hasSize(Resolver.MAX_FRESH);
        assertThat(observed.dropped()).isEqualTo(50);
    }

    @Test
    void linesOfAnyLengthAreReadInBoundedMemory() throws IOException {
        LogMiner miner = new LogMiner(LogModel.EMPTY);

        miner.read("long.log", new Repeating("x".getBytes(), 3_000_000));

        assertThat(miner.observe().cutLines()).isEqualTo(1);
        assertThat(miner.observe().lines()).isEqualTo(1);
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    /** A stream that repeats some bytes. */
    private static final class Repeating extends InputStream {
        private final byte[] bytes;
        private long left;

        Repeating(byte[] bytes, long total) {
            this.bytes = bytes;
            left = total;
        }

        @Override
        public int read() {
            return left-- > 0 ? bytes[(int) (left % bytes.length)] : -1;
        }
    }
}
