package io.jenkins.plugins.securitygate.risk.log;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** What the words of a line say about it. Asked once for each template, not for each line. */
final class Wording {
    private static final Pattern FATAL = Pattern.compile(
            "^\\W*F# |\\b(FATAL|CRITICAL|PANIC|EMERGENCY)\\b|^(panic|fatal error|FATAL): |^\\W*(fatal|panic): ");
    private static final Pattern ERROR = Pattern.compile(
            "^\\W*E# |\\b(ERROR|SEVERE|ERR!)|^npm error|^(\\S+ )?(error|Error)\\b ?[:\\[]|^E  |\\] \\[error\\]");
    private static final Pattern WARN = Pattern.compile(
            "^\\W*W# |\\b(WARNING|WARN)\\b|^(\\S+ )?(warning|Warning): |^npm warn|\\w+Warning: |(?i:\\bdeprecated\\b)");
    private static final Pattern INFO = Pattern.compile("^\\W*I# |\\b(INFO|NOTICE)\\b|^npm notice");
    private static final Pattern DEBUG = Pattern.compile("\\b(DEBUG|TRACE|FINE|FINER|FINEST)\\b");

    private static final Pattern PASSED = Pattern.compile("^\\W*(✔|✓|√|ok\\b)|\\bPASSED\\b|^PASS\\b");
    private static final Pattern NOTHING = Pattern.compile("(?i)\\b(0|no|without) \\w+|\\w+\\S? ?[:=] ?0\\b");
    private static final Pattern FAILURE = Pattern.compile(
            "(?i)\\b(fail(ed|ure|ures|s|ing)?|errors?|errored|\\w*exception|\\w+error|fatal|panic|abort(ed|ing)?|kill(ed|ing)"
                    + "|oom\\w*|out of memory|time-?outs?|timed out|refused|denied|unable|cannot|can't|could not|couldn't"
                    + "|not found|no space|crash\\w*|back-?off|unresolved|unhealthy|evict\\w*|segfault|segmentation"
                    + "|core dumped|deadlock\\w*|unavailable|corrupt\\w*|exceeded|broken|flak(e|es|y)|retry(ing)?"
                    + "|rerun|missing|terminated without|rollback|rolled back)\\b|<5xx>|✖|✗");

    private static final Set<String> VALUES = Set.of(LineMasker.NUMBER, "<ID>", "<PATH>", LineMasker.TIME, "0");

    private Wording() {}

    /** The level that a line names, in the words that build tools, loggers and klog use. */
    static Level level(String line) {
        if (FATAL.matcher(line).find()) {
            return Level.FATAL;
        }
        if (ERROR.matcher(line).find()) {
            return Level.ERROR;
        }
        if (WARN.matcher(line).find()) {
            return Level.WARN;
        }
        if (INFO.matcher(line).find()) {
            return Level.INFO;
        }
        return DEBUG.matcher(line).find() ? Level.DEBUG : Level.NONE;
    }

    /** Whether a line tells of a failure, whatever its level; "0 failures" and passed tests do not. */
    static boolean failure(String line) {
        return !PASSED.matcher(line).find()
                && FAILURE.matcher(NOTHING.matcher(line).replaceAll("")).find();
    }

    /** Whether a token that differs from what good builds have, given with the token before it, is worth telling. */
    static boolean telling(String difference) {
        int space = difference.lastIndexOf(' ');
        String value = difference.substring(space + 1).replaceAll("[,;.]+$", "");
        boolean counted = value.equals(LineMasker.NUMBER) || value.endsWith("=" + LineMasker.NUMBER);
        String words = VALUES.contains(value) && !counted ? "" : difference;
        return failure(words) || value.toLowerCase(Locale.ROOT).contains("xx>") && !value.contains("<4xx>");
    }
}
