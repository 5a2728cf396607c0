package io.jenkins.plugins.securitygate.jenkins.pipeline;

/** A line of the console that says what a report says: it must stay one line, or a report could forge our own. */
final class ConsoleLine {
    private ConsoleLine() {}

    /** The line with the gate's mark before it and without line breaks and control characters. */
    static String of(String text) {
        return "[Security Gate] " + text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
    }
}
