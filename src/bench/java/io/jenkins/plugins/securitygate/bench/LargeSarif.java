package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a SARIF file of any size with the proportions of what CodeQL and Semgrep write: rules with help texts, results
 * with message, location, region, snippet, partial fingerprints and properties, and a code flow for every tenth. The
 * same size gives the same file.
 */
final class LargeSarif {
    private static final int RULES = 300;
    private static final int FILES = 4_000;
    private static final String[] WORDS = {
        "request",
        "response",
        "query",
        "user",
        "session",
        "buffer",
        "token",
        "handler",
        "parser",
        "config",
        "stream",
        "cache",
        "filter",
        "command",
        "template",
        "record"
    };

    private final Random random = new Random(42);
    private final JsonGenerator json;
    private final CountingStream out;

    private LargeSarif(CountingStream out) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
    }

    /**
     * Writes results until the file has so many bytes.
     *
     * @param toolLast whether the tool follows the results, as Semgrep and Gosec write it
     * @return how many results the file has
     */
    static int write(Path file, long bytes, boolean toolLast) throws IOException {
        try (CountingStream out = new CountingStream(Files.newOutputStream(file))) {
            LargeSarif sarif = new LargeSarif(out);
            int results = sarif.writeLog(bytes, toolLast);
            sarif.json.close();
            return results;
        }
    }

    private int writeLog(long bytes, boolean toolLast) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        if (!toolLast) {
            writeTool();
        }
        writeArtifacts();
        json.writeArrayFieldStart("results");
        int results = 0;
        while (out.count < bytes) {
            writeResult(results++);
        }
        json.writeEndArray();
        if (toolLast) {
            writeTool();
        }
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        return results;
    }

    /** Other readers look the locations' indices up here. */
    private void writeArtifacts() throws IOException {
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart("%SRCROOT%");
        json.writeStringField("uri", "file:///work/shop/");
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("artifacts");
        for (int i = 0; i < FILES; i++) {
            json.writeStartObject();
            writeArtifactLocation("location", i);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeTool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "CodeQL");
        json.writeStringField("semanticVersion", "2.20.0");
        json.writeArrayFieldStart("rules");
        for (int i = 0; i < RULES; i++) {
            writeRule(i);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeRule(int index) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", ruleId(index));
        text("shortDescription", "Uncontrolled data used in a " + WORDS[index % WORDS.length] + " expression");
        text("fullDescription", sentence(25));
        text("help", sentence(250));
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", index % 3 == 0 ? "error" : "warning");
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", (index % 10) + ".5");
        json.writeArrayFieldStart("tags");
        json.writeString("security");
        json.writeString("external/cwe/cwe-0" + (20 + index % 70));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeResult(int number) throws IOException {
        int rule = random.nextInt(RULES);
        json.writeStartObject();
        json.writeStringField("ruleId", ruleId(rule));
        json.writeNumberField("ruleIndex", rule);
        json.writeObjectFieldStart("rule");
        json.writeStringField("id", ruleId(rule));
        json.writeNumberField("index", rule);
        json.writeEndObject();
        text(
                "message",
                "This " + word() + " depends on a [user-provided value](1) and reaches the " + word()
                        + " without validation.");
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        writePhysicalLocation(random.nextInt(FILES), true);
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", Long.toHexString(random.nextLong()) + ":1");
        json.writeStringField("primaryLocationStartColumnFingerprint", Integer.toString(random.nextInt(60)));
        json.writeEndObject();
        if (number % 10 == 0) {
            writeCodeFlow();
        }
        writeRelatedLocation();
        json.writeObjectFieldStart("properties");
        json.writeStringField("precision", "high");
        json.writeStringField("issue_confidence", "MEDIUM");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeArtifactLocation(String member, int file) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("uri", path(file));
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeNumberField("index", file);
        json.writeEndObject();
    }

    private void writePhysicalLocation(int file, boolean context) throws IOException {
        int line = 1 + random.nextInt(2_000);
        json.writeObjectFieldStart("physicalLocation");
        writeArtifactLocation("artifactLocation", file);
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", line);
        json.writeNumberField("startColumn", 9);
        json.writeNumberField("endLine", line);
        json.writeNumberField("endColumn", 61);
        if (context) {
            text("snippet", "        " + word() + "." + word() + "(" + word() + ".get(\"" + word() + line + "\"));\n");
        }
        json.writeEndObject();
        if (context) {
            json.writeObjectFieldStart("contextRegion");
            json.writeNumberField("startLine", Math.max(1, line - 2));
            json.writeNumberField("endLine", line + 2);
            text(
                    "snippet",
                    "    void " + word() + "() {\n        var " + word() + " = " + word() + "();\n        " + word()
                            + "." + word() + "(" + word() + ");\n        return " + word() + ";\n    }\n");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeCodeFlow() throws IOException {
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
        for (int step = 0; step < 4; step++) {
            json.writeStartObject();
            json.writeObjectFieldStart("location");
            writePhysicalLocation(random.nextInt(FILES), false);
            text("message", word() + " : String");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeRelatedLocation() throws IOException {
        json.writeArrayFieldStart("relatedLocations");
        json.writeStartObject();
        json.writeNumberField("id", 1);
        writePhysicalLocation(random.nextInt(FILES), false);
        text("message", "user-provided value");
        json.writeEndObject();
        json.writeEndArray();
    }

    private void text(String name, String value) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", value);
        json.writeEndObject();
    }

    private static String ruleId(int index) {
        return "java/" + WORDS[index % WORDS.length] + "-injection-" + index;
    }

    private static String path(int file) {
        return "services/" + WORDS[file % WORDS.length] + "/src/main/java/org/example/"
                + WORDS[file / WORDS.length % WORDS.length] + "/Handler" + file + ".java";
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word()).append(i % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }

    /** Knows how much has been written. */
    private static final class CountingStream extends OutputStream {
        private final OutputStream target;
        private long count;

        CountingStream(OutputStream target) {
            this.target = new BufferedOutputStream(target, 1 << 20);
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
