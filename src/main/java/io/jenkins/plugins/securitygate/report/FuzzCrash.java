package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One crash while a fuzzer's output is read. It is known again by its target and the top of its stack. */
final class FuzzCrash {
    private static final int TOP = 3;
    private static final int MAX_LINES = 200;
    private static final Pattern SANITIZER = Pattern.compile(
            "==[0-9]+==\\s?(?:ERROR|WARNING): (AddressSanitizer|MemorySanitizer|LeakSanitizer|libFuzzer): ([^(]*).*");
    private static final Pattern JAVA_FRAME = Pattern.compile("\\s+at (?:.*/)?([\\w.$]+)\\.([\\w$<>]+)\\((.*)\\)");
    private static final Pattern FRAME =
            Pattern.compile("\\s+#[0-9]+ 0x[0-9a-f]+ in (\\S+).*? (\\S+?):([0-9]+)(?::[0-9]+)?");
    private static final Pattern PLACE = Pattern.compile("(.*):([0-9]{1,9})");
    /** Frames of the fuzzer and of the sanitizers, which stand above and below those of the program. */
    private static final Pattern RUNTIME = Pattern.compile(
            ".*(/compiler-rt/|/fuzzer/Fuzzer|asan_|sanitizer_|/sysdeps/|com\\.code_intelligence\\.jazzer|java\\.base).*");

    private static final Map<String, Integer> WEAKNESSES = Map.of(
            "heap-buffer-overflow", 122,
            "stack-buffer-overflow", 121,
            "global-buffer-overflow", 787,
            "heap-use-after-free", 416,
            "attempting double-free", 415,
            "use-of-uninitialized-value", 457,
            "detected memory leaks", 401,
            "timeout", 835,
            "out-of-memory", 789);

    private final String rule;
    private final String title;
    private final Severity severity;
    private final StringBuilder text = new StringBuilder();
    private final List<String> frames = new ArrayList<>();
    private String token = "";
    private String target = "";
    private String artifact = "";
    private Location place = Location.NONE;
    private int lines;

    private FuzzCrash(String rule, String title, Severity severity) {
        this.rule = rule;
        this.title = title;
        this.severity = severity;
    }

    /** @param thrown class of the exception and its message */
    static FuzzCrash ofJava(String thrown) {
        String type = thrown.split(":", 2)[0].strip();
        int issue = type.lastIndexOf("FuzzerSecurityIssue");
        String rated = issue < 0 ? "" : type.substring(issue + "FuzzerSecurityIssue".length());
        return new FuzzCrash(type, thrown, rated.isEmpty() ? Severity.MEDIUM : Severity.of(rated));
    }

    /** A crash when the line begins one, else {@code null}. */
    static FuzzCrash ofSanitizer(String line) {
        Matcher matcher = SANITIZER.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String what = matcher.group(2).strip();
        String rule = what.replaceAll(" (on|after|in) .*", "");
        boolean memory =
                !matcher.group(1).equals("libFuzzer") && !matcher.group(1).equals("LeakSanitizer");
        return new FuzzCrash(rule, matcher.group(1) + ": " + rule, memory ? Severity.HIGH : Severity.MEDIUM);
    }

    /** Takes the next line of the output. */
    void line(String line) {
        if (line.startsWith("DEDUP_TOKEN: ")) {
            token = line.substring("DEDUP_TOKEN: ".length());
        } else if (line.contains("; Test unit written to ")) {
            artifact = line.substring(line.indexOf("; Test unit") + 2);
        } else if (artifact.isEmpty() && lines++ < MAX_LINES) {
            text.append(line).append('\n');
            frame(line);
        }
    }

    private void frame(String line) {
        Matcher java = JAVA_FRAME.matcher(line);
        Matcher other = FRAME.matcher(line);
        if (java.matches()) {
            Matcher at = PLACE.matcher(java.group(3));
            boolean known = at.matches();
            String type = java.group(1);
            String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
            boolean entry = java.group(2).equals("fuzzerTestOneInput");
            frame(
                    line,
                    type + "." + java.group(2),
                    entry ? type : "",
                    known ? Location.of(folder + at.group(1), Integer.parseInt(at.group(2))) : Location.NONE);
        } else if (other.matches()) {
            String path = other.group(2);
            boolean entry = other.group(1).equals("LLVMFuzzerTestOneInput");
            frame(
                    line,
                    other.group(1),
                    entry ? path.substring(path.lastIndexOf('/') + 1) : "",
                    Location.of(path, Integer.parseInt(other.group(3))));
        }
    }

    private void frame(String line, String function, String entry, Location at) {
        if (RUNTIME.matches(line)) {
            return;
        }
        target = target.isEmpty() ? entry : target;
        place = place.isKnown() ? place : at;
        if (frames.size() < TOP) {
            frames.add(function);
        }
    }

    Finding.Builder finding() {
        Integer cwe = WEAKNESSES.get(rule);
        return Finding.of(ScanKind.FUZZING, rule)
                .title(title)
                .description(artifact + "\n" + text)
                .severity(severity)
                .location(place)
                .target(target)
                .cwes(cwe == null ? List.of() : List.of(cwe))
                .identity(token.isEmpty() ? rule + " " + String.join(" ", frames) : token);
    }
}
