package io.jenkins.plugins.securitygate.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.securitygate.evidence.Members.MemberException;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The file {@code evidence.json}: everything that one build collected, without loss. Equal evidence gives equal bytes.
 * Members that this version does not know are skipped; members that are absent have their default.
 */
public final class EvidenceFile {
    /** What the member {@code schema} says. */
    public static final String SCHEMA = "security-gate/evidence/v1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private EvidenceFile() {}

    /** Writes UTF-8 JSON. The stream is flushed and left open. */
    public static void write(Evidence evidence, OutputStream out) throws IOException {
        try (JsonWriter json = JsonWriter.compact(out)) {
            new EvidenceWriter(json).write(evidence);
        }
    }

    /** One finding as it stands in the file: JSON on a single line. */
    public static String toJson(Finding finding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.compact(out)) {
            new FindingWriter(json).write(finding);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Reads a file, gzip or plain; see {@link #read(String, InputStream)}. */
    public static Evidence read(Path file) throws EvidenceException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new EvidenceException(file.toString(), "", "cannot be read: " + reason(e), e);
        }
    }

    /**
     * Reads evidence that {@link #write} wrote, gzip or plain.
     *
     * @param name what messages call it
     * @param in is left open
     * @throws EvidenceException when it is cut off, of another schema or otherwise not as it should be
     */
    public static Evidence read(String name, InputStream in) throws EvidenceException {
        try (JsonParser parser = FACTORY.createParser(plain(in))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return read(name, parser);
        } catch (JsonProcessingException e) {
            throw new EvidenceException(name, line(e.getLocation()), "is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new EvidenceException(name, "", "cannot be read: " + reason(e), e);
        }
    }

    private static Evidence read(String name, JsonParser parser) throws IOException, EvidenceException {
        try {
            return new EvidenceReader(parser).read();
        } catch (MemberException e) {
            String line = line(parser.currentLocation());
            String place = e.place().isEmpty() ? line : e.place() + " (" + line + ")";
            throw new EvidenceException(name, place, e.getMessage(), e);
        }
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean gzip = (second << 8 | first) == GZIPInputStream.GZIP_MAGIC;
        return gzip ? new GZIPInputStream(buffered) : buffered;
    }

    private static String line(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }
}
