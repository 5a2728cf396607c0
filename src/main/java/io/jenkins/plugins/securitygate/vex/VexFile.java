package io.jenkins.plugins.securitygate.vex;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads VEX documents. One that cannot be understood as a whole is refused: nobody knows what it would take back. */
public final class VexFile {
    private static final int MAX_BYTES = 64 << 20;
    private static final List<VexFormat> FORMATS = List.of(new OpenVex(), new CsafVex(), new CycloneDxVex());
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private VexFile() {}

    /**
     * Reads a document, or every {@code .json} of a folder in the order of their names.
     *
     * @throws VexException when there is none, or one cannot be read
     */
    public static List<VexDocument> readAll(Path path) throws VexException {
        if (!Files.isDirectory(path)) {
            return List.of(read(path));
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<VexDocument> documents = new ArrayList<>();
            for (Path file : entries.filter(entry -> entry.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                documents.add(read(file));
            }
            if (documents.isEmpty()) {
                throw new VexException(path + ": holds no VEX document; their names end with .json");
            }
            return documents;
        } catch (IOException e) {
            throw new VexException(path + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Reads a document. */
    public static VexDocument read(Path file) throws VexException {
        byte[] content = content(file);
        try {
            VexTree document = new VexTree(tree(content), "");
            VexFormat format = FORMATS.stream()
                    .filter(candidate -> candidate.recognises(document))
                    .findFirst()
                    .orElseThrow(() -> new VexException("is neither OpenVEX nor CSAF nor CycloneDX in JSON"));
            String name = file.getFileName().toString();
            String author = format.author(document);
            return new VexDocument(
                    name, author.isEmpty() ? name : author, sha256(content), format.statements(document));
        } catch (VexException e) {
            throw new VexException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] content(Path file) throws VexException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new VexException(file + ": is larger than " + MAX_BYTES + " bytes");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new VexException(file + ": no such file", e);
        } catch (IOException e) {
            throw new VexException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(byte[] content) throws VexException {
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new VexException(place + "not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new VexException("not valid JSON: " + e.getMessage(), e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
