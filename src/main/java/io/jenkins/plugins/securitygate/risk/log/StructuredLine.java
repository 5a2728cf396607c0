package io.jenkins.plugins.securitygate.risk.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.Optional;

/**
 * What a line in JSON or logfmt says, without the fields that only tell one request from another.
 *
 * @param level {@link Level#NONE} when there is no field for it
 * @param text logger, message and error
 */
record StructuredLine(Level level, String text) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern LOGFMT =
            Pattern.compile("(?:^|\\s)([A-Za-z_.]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]+)");

    /** Reads a line; empty when it is neither, or has no message. */
    static Optional<StructuredLine> of(String line) {
        int brace = line.indexOf('{');
        if (brace >= 0 && line.endsWith("}") && line.lastIndexOf('"', brace) < 0) {
            return json(line.substring(brace));
        }
        boolean logfmt = (line.contains("level=") || line.contains("lvl=")) && line.contains("msg=");
        return logfmt ? logfmt(line) : Optional.empty();
    }

    private static Optional<StructuredLine> json(String object) {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(object)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    nested(name, parser, fields);
                } else if (value.isStructStart()) {
                    parser.skipChildren();
                } else {
                    fields.put(name, parser.getText());
                }
            }
        } catch (IOException e) {
            // A line that only looks like JSON is read as text.
            return Optional.empty();
        }
        return fields.line();
    }

    /** Errors are objects in some libraries; their own message is what counts. */
    private static void nested(String name, JsonParser parser, Fields fields) throws IOException {
        for (String inner = parser.nextFieldName(); inner != null; inner = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else if (inner.equals("message") || inner.equals("type") || inner.equals("level")) {
                fields.put(inner.equals("level") ? name + ".level" : name, parser.getText());
            }
        }
    }

    private static Optional<StructuredLine> logfmt(String line) {
        Fields fields = new Fields();
        Matcher pairs = LOGFMT.matcher(line);
        while (pairs.find()) {
            String value = pairs.group(2);
            boolean quoted = value.startsWith("\"");
            fields.put(pairs.group(1), quoted ? value.substring(1, value.length() - 1) : value);
        }
        return fields.line();
    }

    /** The fields that loggers use, by whatever name. */
    private static final class Fields {
        private Level level = Level.NONE;
        private String logger = "";
        private String message = "";
        private String error = "";
        private String status = "";

        void put(String name, String value) {
            switch (name) {
                case "level", "lvl", "severity", "levelname", "log.level", "loglevel" ->
                    level = Level.of(value).orElse(level);
                case "logger", "logger_name", "name" -> logger = value;
                case "msg", "message", "event", "@message" -> message = value;
                case "error", "err", "exception", "reason" -> error = error.isEmpty() ? value : error + " " + value;
                case "status", "status_code", "statusCode", "code" -> status = value;
                default -> {
                    // Whatever tells one request from another.
                }
            }
        }

        Optional<StructuredLine> line() {
            if (message.isEmpty()) {
                return Optional.empty();
            }
            String text = (logger.isEmpty() ? "" : logger + ": ")
                    + message
                    + (error.isEmpty() ? "" : " error: " + error)
                    + (status.isEmpty() ? "" : " status " + status);
            return Optional.of(new StructuredLine(level, text.replace('\n', ' ')));
        }
    }
}
