package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * The index of one source, a file of records, then a table of them sorted by the hash of ecosystem and {@link #keys key}, then a
 * summary as JSON, then the trailer: length and CRC-32 of the summary, CRC-32 of the table, and the format's mark.
 */
final class Segment implements AutoCloseable {
    static final int MARK = 0x5347_4F32;
    static final int TRAILER = 16;
    /** Hash, offset, length and CRC-32 of a record. */
    static final int ROW = 24;

    private static final String MAVEN = Ecosystem.MAVEN.osv();
    private static final char GROUP_END = ':';

    static final ObjectMapper MAPPER = new JsonMapper();

    private final FileChannel channel;
    private final Path file;
    private final Summary summary;
    private final Set<String> ecosystems;
    private final int tableCrc;
    private ByteBuffer table;

    /**
     * What an index says of itself.
     *
     * @param source fingerprint of what was indexed
     * @param newest when the newest advisory was last changed, ISO 8601, empty when there is none
     * @param ecosystems of the packages in it
     * @param rows how many records it has
     * @param tableStart where the table begins
     * @param unreadable entries of the source that are no advisories
     * @param firstUnreadable place and problem of the first of them, empty when there is none
     */
    record Summary(
            String source,
            String newest,
            List<String> ecosystems,
            int rows,
            long tableStart,
            int unreadable,
            String firstUnreadable) {}

    /** The file is not an index as this version writes it, or it is damaged. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Path file, String problem) {
            super(file + ": the index is damaged: " + problem);
        }
    }

    private Segment(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        ByteBuffer trailer = read(channel.size() - TRAILER, TRAILER);
        int length = trailer.getInt();
        int crc = trailer.getInt();
        tableCrc = trailer.getInt();
        check(trailer.getInt() == MARK, "it is cut off, or of another version");
        ByteBuffer text = read(channel.size() - TRAILER - length, length);
        check(crc(text) == crc, "its summary does not fit its check sum");
        summary = MAPPER.readValue(text.array(), Summary.class);
        ecosystems = new HashSet<>(summary.ecosystems());
    }

    static Segment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Segment(channel, file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Summary summary() {
        return summary;
    }

    /** The records of a package. */
    List<Vulnerability> find(String ecosystem, String name) throws IOException {
        return find(ecosystem, name, vulnerability -> vulnerability.name().equals(name));
    }

    /** The records of all Maven packages with an artifact of this name, whatever their group. */
    List<Vulnerability> findArtifact(String artifact) throws IOException {
        String key = GROUP_END + artifact;
        return find(MAVEN, key, vulnerability -> vulnerability.name().endsWith(key));
    }

    private List<Vulnerability> find(String ecosystem, String key, Predicate<Vulnerability> wanted) throws IOException {
        List<Vulnerability> found = new ArrayList<>();
        if (!ecosystems.contains(ecosystem)) {
            return found;
        }
        long hash = hash(ecosystem, key);
        for (int row = firstRow(hash); row < summary.rows() && table().getLong(row * ROW) == hash; row++) {
            Vulnerability vulnerability = new Vulnerability(record(row));
            if (vulnerability.ecosystem().equals(ecosystem) && wanted.test(vulnerability)) {
                found.add(vulnerability);
            }
        }
        return found;
    }

    /** By what a package is found: its name, and with Maven also its artifact. */
    static List<String> keys(String ecosystem, String name) {
        int groupEnd = name.indexOf(GROUP_END);
        return ecosystem.equals(MAVEN) && groupEnd > 0 ? List.of(name, name.substring(groupEnd)) : List.of(name);
    }

    private JsonNode record(int row) throws IOException {
        ByteBuffer bytes = read(table().getLong(row * ROW + 8), table().getInt(row * ROW + 16));
        check(crc(bytes) == table().getInt(row * ROW + 20), "a record does not fit its check sum");
        return MAPPER.readTree(bytes.array());
    }

    /** The first row that does not come before the hash. */
    private int firstRow(long hash) throws IOException {
        int low = 0;
        int high = summary.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table().getLong(middle * ROW) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Read when first asked for: most scans use few of the ecosystems. */
    private ByteBuffer table() throws IOException {
        if (table == null) {
            ByteBuffer rows = read(summary.tableStart(), summary.rows() * ROW);
            check(crc(rows) == tableCrc, "its table does not fit its check sum");
            table = rows;
        }
        return table;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        check(position >= 0 && length >= 0 && position + length <= channel.size(), "it is cut off");
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }

    private void check(boolean sound, String problem) throws DamagedException {
        if (!sound) {
            throw new DamagedException(file, problem);
        }
    }

    static int crc(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    /** FNV-1a, 64 bits; a collision costs one more look, since records name their package. */
    static long hash(String ecosystem, String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : (ecosystem + '\0' + name).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
