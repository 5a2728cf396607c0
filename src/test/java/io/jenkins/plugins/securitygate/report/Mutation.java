package io.jenkins.plugins.securitygate.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A way to damage a report. Which damage it does is up to the random numbers alone. */
enum Mutation {
    /** Ends the report before its end. */
    TRUNCATE {
        @Override
        byte[] apply(Fixture fixture, Random random) {
            byte[] bytes = fixture.bytes();
            int end = bytes.length;
            while (end > 1 && Character.isWhitespace(bytes[end - 1])) {
                end--;
            }
            return Arrays.copyOf(bytes, random.nextInt(end));
        }
    },
    /** Changes bits of a few bytes. */
    FLIP {
        @Override
        byte[] apply(Fixture fixture, Random random) {
            byte[] bytes = fixture.bytes();
            for (int i = 0; i <= random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            return bytes;
        }
    },
    /** Leaves out a member, an attribute, an element or a field. */
    DROP {
        @Override
        byte[] apply(Fixture fixture, Random random) {
            return structure(fixture, random, "");
        }
    },
    /** Puts a value of another type in the place of one. */
    SWAP {
        private static final List<String> VALUES = List.of(
                "null",
                "true",
                "-1",
                "1e999",
                "99999999999999999999",
                "\"\"",
                "\"\\u0000\"",
                "[]",
                "{}",
                "[[1]]",
                "{\"a\":{}}");

        @Override
        byte[] apply(Fixture fixture, Random random) {
            return structure(fixture, random, VALUES.get(random.nextInt(VALUES.size())));
        }
    },
    /** Puts something deep in the place of a value. */
    NEST {
        @Override
        byte[] apply(Fixture fixture, Random random) {
            int depth = 100 << random.nextInt(8);
            return structure(fixture, random, "[".repeat(depth) + "]".repeat(depth));
        }
    },
    /** Puts a text of up to 20 million characters in the place of a value. */
    HUGE {
        @Override
        byte[] apply(Fixture fixture, Random random) {
            int length = random.nextInt(20) == 0 ? 20_000_000 : 1_000 << random.nextInt(10);
            return structure(fixture, random, "\"" + "x".repeat(length) + "\"");
        }
    };

    /** The report with this damage. */
    abstract byte[] apply(Fixture fixture, Random random);

    /** @param value JSON that takes the place of another value, empty to leave that out */
    private static byte[] structure(Fixture fixture, Random random, String value) {
        if (fixture.isZip()) {
            return FLIP.apply(fixture, random);
        }
        String text = new String(fixture.bytes(), StandardCharsets.UTF_8);
        String mutated = new StructureMutation(random, value).of(text, fixture);
        return mutated.getBytes(StandardCharsets.UTF_8);
    }
}
