package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A part of the database that is indexed as one: a zip archive, or the loose files below one folder.
 *
 * @param name relative to the database, empty for loose files at its top
 * @param files one archive, or JSON files
 * @param fingerprint changes whenever a file does
 */
record OsvSource(String name, List<Path> files, String fingerprint) {
    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final int MAX_ENTRY = 32 << 20;

    /** Handles the advisories of a source. */
    interface Reader {
        void advisory(JsonNode entry) throws IOException;

        /** An entry that is no advisory. */
        void unreadable(String place, String problem);
    }

    /** All parts of a database, in the order of their names. Hidden folders, such as the index's own, do not count. */
    static List<OsvSource> of(Path database) throws IOException {
        Map<String, Parts> sources = new TreeMap<>();
        Files.walkFileTree(database, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden = !folder.equals(database)
                        && folder.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = database.relativize(file);
                String text = relative.toString().replace('\\', '/');
                boolean archive = text.endsWith(".zip");
                if (attributes.isRegularFile() && (archive || text.endsWith(".json"))) {
                    String top = relative.getNameCount() < 2 ? "" : relative.getName(0) + "/";
                    sources.computeIfAbsent(archive ? text : top, key -> new Parts())
                            .add(file, text, attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<OsvSource> list = new ArrayList<>();
        sources.forEach((name, parts) -> list.add(new OsvSource(name, parts.sorted(), parts.fingerprint())));
        return list;
    }

    /** The files of one source. Its fingerprint does not depend on the order in which the file system lists them. */
    private static final class Parts {
        private final List<Path> files = new ArrayList<>();
        private long sum;

        void add(Path file, String name, BasicFileAttributes attributes) {
            files.add(file);
            String text = name + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis();
            CRC32 crc = new CRC32();
            crc.update(text.getBytes(StandardCharsets.UTF_8));
            sum += crc.getValue() * (attributes.size() + 1);
        }

        List<Path> sorted() {
            Collections.sort(files);
            return List.copyOf(files);
        }

        String fingerprint() {
            return files.size() + "-" + Long.toHexString(sum);
        }
    }

    /** Reads all advisories. */
    void read(Reader reader) throws IOException {
        for (Path file : files) {
            if (name.endsWith(".zip")) {
                archive(file, reader);
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    entry(file.getFileName().toString(), in, reader);
                }
            }
        }
    }

    private void archive(Path file, Reader reader) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    entry(name + "!" + entry.getName(), zip, reader);
                }
            }
        }
    }

    private static void entry(String place, InputStream in, Reader reader) throws IOException {
        byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
        try {
            JsonNode entry = bytes.length > MAX_ENTRY ? null : MAPPER.readTree(bytes);
            if (entry != null && entry.path("id").isTextual()) {
                reader.advisory(entry);
            } else {
                reader.unreadable(place, entry == null ? "too large" : "not in the OSV schema: it has no id");
            }
        } catch (JacksonException e) {
            reader.unreadable(place, "not valid JSON: " + e.getOriginalMessage());
        }
    }
}
