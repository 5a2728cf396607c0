package io.jenkins.plugins.securitygate.scanner.secret;

/** A place in a text that a rule matches. It prints as its place, never as its text. */
final class Candidate {
    /** Longest part of a line on each side of a match that is looked at; a generated file may be one line. */
    private static final int MAX_CONTEXT = 4_096;

    private final SecretRule rule;
    private final String text;
    private final Span match;
    private final Span secret;
    private final String decoded;

    /**
     * A part of a text.
     *
     * @param start offset of the first character
     * @param end offset behind the last character
     */
    record Span(int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }

        int length() {
            return end - start;
        }
    }

    Candidate(SecretRule rule, String text, Span match, Span secret) {
        this(rule, text, match, secret, null);
    }

    private Candidate(SecretRule rule, String text, Span match, Span secret, String decoded) {
        this.rule = rule;
        this.text = text;
        this.match = match;
        this.secret = secret;
        this.decoded = decoded;
    }

    /** The same secret, which another text holds in encoded form. */
    Candidate at(String encoding, Span span) {
        return new Candidate(rule, encoding, span, span, value());
    }

    SecretRule rule() {
        return rule;
    }

    Span matchSpan() {
        return match;
    }

    Span secretSpan() {
        return secret;
    }

    String match() {
        return text.substring(match.start(), match.end());
    }

    String secret() {
        return text.substring(secret.start(), secret.end());
    }

    /** The secret itself: what the text at its place decodes to when it is encoded. */
    String value() {
        return decoded == null ? secret() : decoded;
    }

    /** The lines that the match is on, without more than 4,096 characters before and behind it. */
    String lines() {
        int start = match.start();
        int first = Math.max(0, start - MAX_CONTEXT);
        while (start > first && text.charAt(start - 1) != '\n') {
            start--;
        }
        int end = match.end();
        int last = Math.min(text.length(), end + MAX_CONTEXT);
        while (end < last && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return rule.id() + " at " + secret.start() + ".." + secret.end();
    }
}
