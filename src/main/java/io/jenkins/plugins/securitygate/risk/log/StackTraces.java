package io.jenkins.plugins.securitygate.risk.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Groups the stack traces of Java, Python, Node and Go. What identifies a group is the type of the error and its innermost
 * frames without line numbers, addresses and generated names. Frames are taken out of the log; the lines of the error
 * message stay in it.
 */
final class StackTraces {
    private static final int FRAMES = 5;
    private static final int PREVIOUS_LIMIT = 400;
    private static final int TYPE_LIMIT = 300;

    private static final Pattern JAVA = Pattern.compile("^\\s*at ([\\w$.<>/@-]+)\\((?:[^()]*)\\)");
    private static final Pattern NODE =
            Pattern.compile("^\\s+at (?:async )?(?:(.+?) \\()?((?:file:|node:)?[^()\\s]+?):\\d+(?::\\d+)?\\)?$");
    private static final Pattern PYTHON = Pattern.compile("^\\s*File \"([^\"]+)\", line \\d+(?:, in (.+))?");
    private static final Pattern GO = Pattern.compile("^([\\w./*()-]+\\.[\\w.()*-]+)\\(.*\\)$");
    private static final Pattern TYPE =
            Pattern.compile("([A-Za-z_$][\\w$.]*(?:Exception|Error|Throwable|Warning|Interrupt|Exit))\\b");
    private static final Pattern GENERATED = Pattern.compile("\\$[\\w$/]*\\d[\\w/$]*|0x[0-9a-f]+|\\d+");

    private final BiConsumer<String, String> groups;
    private final byte[] previous = new byte[PREVIOUS_LIMIT];
    private int previousLength;
    private final List<String> frames = new ArrayList<>();
    private Kind kind = Kind.NONE;
    private String type = "";
    private String head = "";

    private enum Kind {
        NONE,
        JAVA_OR_NODE,
        PYTHON,
        GO
    }

    /** @param groups takes the identity of each trace with the line that it begins with */
    StackTraces(BiConsumer<String, String> groups) {
        this.groups = groups;
    }

    /** Takes a line. Returns whether it is a part of a trace, and nothing else. */
    boolean line(byte[] bytes, int start, int end) {
        boolean part = kind == Kind.NONE ? opens(bytes, start, end) : continues(text(bytes, start, end));
        if (!part || kind == Kind.NONE) {
            previousLength = Math.min(PREVIOUS_LIMIT, end - start);
            System.arraycopy(bytes, start, previous, 0, previousLength);
        }
        return part;
    }

    /** Ends a trace that the log ends with. */
    void end() {
        if (kind != Kind.NONE) {
            close();
        }
    }

    private boolean opens(byte[] in, int start, int end) {
        int at = start;
        while (at < end && (in[at] == ' ' || in[at] == '\t')) {
            at++;
        }
        if (end - at < 8) {
            return false;
        }
        if (in[at] == 'a' && in[at + 1] == 't' && in[at + 2] == ' ') {
            return open(Kind.JAVA_OR_NODE, text(in, start, end));
        }
        if (in[at] == 'T' && in[at + 1] == 'r' && text(in, at, end).startsWith("Traceback (most recent call last)")) {
            begin(Kind.PYTHON, "");
            return true;
        }
        if (in[at] == 'g' && in[at + 1] == 'o' && text(in, at, end).startsWith("goroutine ") && in[end - 1] == ':') {
            begin(Kind.GO, goType(text(previous, 0, previousLength)));
            return true;
        }
        return false;
    }

    private static String goType(String before) {
        int colon = before.indexOf("panic: ");
        return colon < 0 ? "panic" : normal(before.substring(colon));
    }

    private boolean open(Kind opened, String line) {
        String frame = frame(line);
        if (frame.isEmpty()) {
            return false;
        }
        String before = text(previous, 0, previousLength);
        Matcher found = TYPE.matcher(before);
        begin(opened, found.find() ? found.group(1) : "");
        head = before;
        frames.add(frame);
        return true;
    }

    private void begin(Kind opened, String errorType) {
        kind = opened;
        type = errorType;
        head = text(previous, 0, previousLength);
        frames.clear();
    }

    private boolean continues(String line) {
        String stripped = line.strip();
        boolean part = switch (kind) {
            case PYTHON -> python(line, stripped);
            case GO -> go(line, stripped);
            default -> javaOrNode(line, stripped);
        };
        if (!part) {
            close();
            byte[] again = line.getBytes(StandardCharsets.UTF_8);
            return opens(again, 0, again.length);
        }
        return true;
    }

    private boolean javaOrNode(String line, String stripped) {
        String frame = frame(line);
        if (!frame.isEmpty()) {
            addFrame(frame);
            return true;
        }
        if (stripped.startsWith("Caused by: ") || stripped.startsWith("Suppressed: ")) {
            Matcher found = TYPE.matcher(stripped);
            if (found.find()) {
                type = type.length() < TYPE_LIMIT ? type + " < " + found.group(1) : type;
                // The innermost cause says what happened; its frames follow.
                frames.clear();
            }
            return true;
        }
        return stripped.startsWith("... ") || stripped.startsWith("at ");
    }

    /** Ends with the first line that is not indented: the error itself, which stays in the log. */
    private boolean python(String line, String stripped) {
        Matcher found = PYTHON.matcher(line);
        if (found.find()) {
            frames.add(0, normal(fileName(found.group(1)) + " " + (found.group(2) == null ? "" : found.group(2))));
            if (frames.size() > FRAMES) {
                frames.remove(FRAMES);
            }
            return true;
        }
        if (line.startsWith(" ") || line.startsWith("\t") || stripped.isEmpty()) {
            return true;
        }
        Matcher error = TYPE.matcher(stripped);
        type = error.find() ? error.group(1) : stripped.split("[: ]", 2)[0];
        head = stripped;
        return false;
    }

    private boolean go(String line, String stripped) {
        Matcher found = GO.matcher(line);
        if (found.find()) {
            addFrame(normal(found.group(1)));
            return true;
        }
        return stripped.isEmpty()
                || line.startsWith("\t")
                || stripped.startsWith("goroutine ")
                || stripped.startsWith("created by ");
    }

    /** A trace may have any number of frames; the innermost ones are enough. */
    private void addFrame(String frame) {
        if (frames.size() < FRAMES) {
            frames.add(frame);
        }
    }

    private static String frame(String line) {
        Matcher java = JAVA.matcher(line);
        if (java.find()) {
            return normal(java.group(1));
        }
        Matcher node = NODE.matcher(line);
        if (node.find()) {
            String function = node.group(1) == null ? "" : node.group(1) + " ";
            return normal(function + fileName(node.group(2)));
        }
        return "";
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String normal(String frame) {
        return GENERATED.matcher(frame).replaceAll("#").replaceAll("\\s+", "_");
    }

    private void close() {
        Kind closed = kind;
        kind = Kind.NONE;
        if (!frames.isEmpty() || closed == Kind.GO) {
            String inner = String.join(" ", frames);
            groups.accept("trace " + (type.isEmpty() ? "error" : type.replace(" ", "_")) + " " + inner, head);
        }
    }

    private static String text(byte[] in, int start, int end) {
        return new String(in, start, end - start, StandardCharsets.UTF_8);
    }
}
