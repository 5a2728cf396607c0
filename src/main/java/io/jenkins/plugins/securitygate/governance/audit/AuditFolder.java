package io.jenkins.plugins.securitygate.governance.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a trail: {@code audit-CHAIN-FILE.jsonl} with the entries, and {@code head.json}, which names the last. */
final class AuditFolder {
    private static final Pattern NAME = Pattern.compile("audit-(\\d{4,9})-(\\d{6,9})\\.jsonl");
    private static final JsonMapper JSON = new JsonMapper();
    /** Larger ones were not written by us. */
    private static final long LARGEST = 64L << 20;

    private final Path folder;

    AuditFolder(Path folder) {
        this.folder = folder;
    }

    /** One file with entries. */
    record Segment(int chain, int number, Path file) implements Comparable<Segment> {
        @Override
        public int compareTo(Segment other) {
            int byChain = Integer.compare(chain, other.chain);
            return byChain == 0 ? Integer.compare(number, other.number) : byChain;
        }

        String name() {
            return file.getFileName().toString();
        }

        byte[] read() throws IOException {
            if (Files.size(file) > LARGEST) {
                throw new IOException(
                        file + " is larger than " + LARGEST + " bytes and was not written by this product");
            }
            return Files.readAllBytes(file);
        }
    }

    /** The last entry that was acknowledged. */
    record Head(int chain, long number, String hash) {}

    Path path() {
        return folder;
    }

    Segment segment(int chain, int number) {
        return new Segment(chain, number, folder.resolve("audit-%04d-%06d.jsonl".formatted(chain, number)));
    }

    /** All files with entries, the oldest first. */
    List<Segment> segments() throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        segments.add(
                                new Segment(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), file));
                    }
                }
            }
        }
        Collections.sort(segments);
        return segments;
    }

    /**
     * The last entry that was acknowledged, empty when nothing says so.
     *
     * @throws IOException when what says so cannot be read
     */
    Optional<Head> head() throws IOException {
        Path file = headFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Head head = JSON.readValue(file.toFile(), Head.class);
            if (head == null || head.hash() == null) {
                throw new IOException("head.json is damaged: it names no entry");
            }
            return Optional.of(head);
        } catch (JacksonException e) {
            throw new IOException("head.json is damaged: " + e.getOriginalMessage(), e);
        }
    }

    void writeHead(AuditEntry entry) throws IOException {
        Head head = new Head(entry.chain(), entry.number(), entry.hash());
        AtomicFile.write(headFile(), out -> JSON.writeValue(out, head));
    }

    private Path headFile() {
        return folder.resolve("head.json");
    }
}
