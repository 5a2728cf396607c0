package io.jenkins.plugins.securitygate.scanner.secret;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The findings of a JSON report of gitleaks 8, which are known and accepted. A secret is known where the report has its
 * value in the same file, whatever its line and commit are now; where the report was redacted, it is known by commit,
 * file, rule and line, as nothing else is left of it. Values are not held.
 */
final class GitleaksBaseline {
    static final String SOURCE = "baseline";

    private static final String REDACTED = "REDACTED";
    /** How gitleaks ends what it redacted in part. */
    private static final String CUT = "...";

    private final String name;
    private final SecretMarks marks;
    private final Set<String> known = new HashSet<>();

    private GitleaksBaseline(String name, SecretMarks marks) {
        this.name = name;
        this.marks = marks;
    }

    /** Knows nothing. */
    static GitleaksBaseline none() {
        return new GitleaksBaseline("", new SecretMarks());
    }

    /**
     * Reads a report.
     *
     * @param root the scanned folder, to which absolute paths in the report are made relative
     * @throws IOException when it cannot be read or is no such report; names the file and the place
     */
    static GitleaksBaseline read(Path file, Path root, SecretMarks marks) throws IOException {
        GitleaksBaseline baseline = new GitleaksBaseline(file.toString(), marks);
        String prefix = root.toAbsolutePath().normalize().toString().replace('\\', '/') + "/";
        int number = 0;
        try (JsonParser json = new JsonMapper().createParser(Files.newInputStream(file))) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("baseline " + file + ": not a JSON report of gitleaks, which is a list");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                baseline.add(json.readValueAsTree(), ++number, prefix);
            }
        } catch (JsonProcessingException e) {
            // The parser's own message would quote the report, and with it a secret.
            throw new IOException("baseline " + file + ":" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": not well-formed JSON");
        } catch (NoSuchFileException e) {
            throw new IOException("baseline " + file + ": no such file", e);
        }
        return baseline;
    }

    private void add(JsonNode entry, int number, String prefix) throws IOException {
        String rule = entry.path("RuleID").asText();
        String path = entry.path("File").asText().replace('\\', '/');
        if (rule.isEmpty() || path.isEmpty() || !entry.path("StartLine").isInt()) {
            throw new IOException("baseline " + name + ": entry " + number
                    + " has no RuleID, File or StartLine; give the JSON report of gitleaks 8");
        }
        String relative = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        String secret = entry.path("Secret").asText();
        boolean redacted = secret.isEmpty() || secret.equals(REDACTED) || secret.endsWith(CUT);
        known.add(
                redacted
                        ? place(
                                new Origin(relative, entry.path("Commit").asText()),
                                rule,
                                entry.path("StartLine").asInt())
                        : value(relative, secret));
    }

    /** Where it was read from. */
    String name() {
        return name;
    }

    /** @param line 1-based line at which the rule's match begins; 0 for a finding about the whole file */
    boolean holds(Origin origin, String rule, int line, String secret) {
        return !known.isEmpty()
                && (known.contains(value(origin.path(), secret)) || known.contains(place(origin, rule, line)));
    }

    private String value(String path, String secret) {
        return marks.of("value", inOneForm(path), secret);
    }

    private String place(Origin origin, String rule, int line) {
        return marks.of("place", origin.commit(), inOneForm(origin.path()), rule, String.valueOf(line));
    }

    /** gitleaks writes {@code a.zip!b.txt} where we write {@code a.zip!/b.txt}, and may begin with {@code ./}. */
    private static String inOneForm(String path) {
        String inner = path.replace("!/", "!");
        return inner.startsWith("./") ? inner.substring(2) : inner;
    }
}
