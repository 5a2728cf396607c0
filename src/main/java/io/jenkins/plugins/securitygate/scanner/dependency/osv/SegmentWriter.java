package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Writes the index of one source. Only the table is held in memory, not the records. */
final class SegmentWriter implements OsvSource.Reader {
    private static final int CHECK_EVERY = 256;

    private final ScanContext context;
    private final DataOutputStream out;
    private final List<Row> rows = new ArrayList<>();
    private final TreeSet<String> ecosystems = new TreeSet<>();
    private String newest = "";
    private long position;
    private int unreadable;
    private String firstUnreadable = "";

    private record Row(long hash, long offset, int length, int crc) {}

    private SegmentWriter(DataOutputStream out, ScanContext context) {
        this.out = out;
        this.context = context;
    }

    /** Writes the index beside its place and moves it there when it is whole. */
    static void write(OsvSource source, Path file, ScanContext context) throws IOException {
        Path temporary =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
        try {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16))) {
                SegmentWriter writer = new SegmentWriter(out, context);
                source.read(writer);
                writer.finish(source.fingerprint());
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public void advisory(JsonNode entry) throws IOException {
        if (rows.size() % CHECK_EVERY == 0) {
            context.checkCancelled();
        }
        String modified = entry.path("modified").asText();
        newest = modified.compareTo(newest) > 0 ? modified : newest;
        if (OsvEntry.isWithdrawn(entry)) {
            return;
        }
        for (ObjectNode record : OsvEntry.records(entry)) {
            byte[] bytes = Segment.MAPPER.writeValueAsBytes(record);
            String ecosystem = record.path("ecosystem").asText();
            ecosystems.add(ecosystem);
            int crc = Segment.crc(ByteBuffer.wrap(bytes));
            for (String key : Segment.keys(ecosystem, record.path("name").asText())) {
                rows.add(new Row(Segment.hash(ecosystem, key), position, bytes.length, crc));
            }
            out.write(bytes);
            position += bytes.length;
        }
    }

    @Override
    public void unreadable(String place, String problem) {
        unreadable++;
        firstUnreadable = firstUnreadable.isEmpty() ? place + ": " + problem : firstUnreadable;
    }

    private void finish(String fingerprint) throws IOException {
        rows.sort(Comparator.comparingLong(Row::hash).thenComparingLong(Row::offset));
        ByteBuffer table = ByteBuffer.allocate(rows.size() * Segment.ROW);
        rows.forEach(row -> table.putLong(row.hash())
                .putLong(row.offset())
                .putInt(row.length())
                .putInt(row.crc()));
        byte[] summary = Segment.MAPPER.writeValueAsBytes(new Segment.Summary(
                fingerprint, newest, List.copyOf(ecosystems), rows.size(), position, unreadable, firstUnreadable));
        out.write(table.array());
        out.write(summary);
        out.writeInt(summary.length);
        out.writeInt(Segment.crc(ByteBuffer.wrap(summary)));
        out.writeInt(Segment.crc(table.flip()));
        out.writeInt(Segment.MARK);
    }
}
