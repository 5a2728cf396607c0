package io.jenkins.plugins.securitygate.governance.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the entries of a trail for other programs, the oldest first. */
public enum AuditExport {
    /** The lines as they are, so that what is exported can be checked too. */
    JSONL {
        @Override
        byte[] line(AuditEntry entry) {
            return EntryLine.bytes(entry);
        }
    },
    /** RFC 4180, with a head. */
    CSV {
        @Override
        byte[] line(AuditEntry entry) {
            AuditEvent event = entry.event();
            String digests = event.digests().entrySet().stream()
                    .map(digest -> digest.getKey() + "=" + digest.getValue())
                    .collect(Collectors.joining(" "));
            String build = event.build() == 0 ? "" : String.valueOf(event.build());
            return row(Stream.of(
                    entry.chain() + "-" + entry.number(),
                    event.time().toString(),
                    event.act().word(),
                    event.user(),
                    event.job(),
                    build,
                    event.text(),
                    digests,
                    entry.hash()));
        }

        @Override
        byte[] head() {
            return row(Stream.of("entry", "time", "act", "user", "job", "build", "text", "digests", "hash"));
        }
    };

    abstract byte[] line(AuditEntry entry);

    byte[] head() {
        return new byte[0];
    }

    private static byte[] row(Stream<String> cells) {
        return (cells.map(AuditExport::quoted).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A spreadsheet must not take what somebody typed for a formula. */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * Writes the sound entries that are wanted.
     *
     * @param trail folder of the trail, or one file of it
     * @return what a check of the trail found on the way
     * @throws IOException when the trail cannot be read or the stream cannot be written
     */
    public AuditCheck write(Path trail, Predicate<AuditEntry> wanted, OutputStream out) throws IOException {
        out.write(head());
        try {
            return AuditCheck.of(trail, List.of(), entry -> {
                if (wanted.test(entry)) {
                    writeLine(entry, out);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeLine(AuditEntry entry, OutputStream out) {
        try {
            out.write(line(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
