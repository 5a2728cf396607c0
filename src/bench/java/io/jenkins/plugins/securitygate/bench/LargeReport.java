package io.jenkins.plugins.securitygate.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes reports of any size with the proportions of those that the tools write, by templates under
 * {@code src/bench/reports}: what comes before the entries, one entry, and what follows them. In an entry {@code %1$d} is
 * its number, {@code %2$s} some prose and {@code %3$d} a number that it shares with others. The same size gives
 * the same file.
 */
final class LargeReport {
    private static final Path TEMPLATES = Path.of("src/bench/reports");
    private static final String SEPARATOR = "=====\n";
    private static final int GROUPS = 200;
    private static final int WORDS_OF_PROSE = 40;
    private static final String[] WORDS = {
        "request", "response", "query", "user", "session", "buffer", "token", "handler", "parser", "config", "stream"
    };

    private LargeReport() {}

    /**
     * Writes entries until the file has so many bytes.
     *
     * @param format id of the format
     * @return how many entries they are
     */
    static int write(String format, Path file, long bytes) throws IOException {
        String[] parts =
                Files.readString(TEMPLATES.resolve(format + ".template")).split(SEPARATOR, -1);
        String between = parts[0].startsWith("{") ? "," : "";
        Random random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(parts[0]);
            long written = 0;
            int entries = 0;
            while (written < bytes) {
                entries++;
                String entry = String.format(Locale.ROOT, parts[1], entries, prose(random), random.nextInt(GROUPS));
                out.write(entries == 1 ? "" : between);
                out.write(entry);
                written += entry.length();
            }
            out.write(parts[2]);
            return entries;
        }
    }

    private static String prose(Random random) {
        StringBuilder prose = new StringBuilder("A flaw was found:");
        for (int i = 0; i < WORDS_OF_PROSE; i++) {
            prose.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return prose.append('.').toString();
    }
}
