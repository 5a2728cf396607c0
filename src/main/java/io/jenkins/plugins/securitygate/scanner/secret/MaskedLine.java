package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The line of a secret as people may see it: every secret that was found in the text is masked wherever it occurs. */
final class MaskedLine {
    private static final int CONTEXT = 100;

    private final String text;
    private final List<Candidate> candidates;
    private final int longest;

    /**
     * @param text what was searched
     * @param candidates all that was found in it
     */
    MaskedLine(String text, List<Candidate> candidates) {
        this.text = text;
        this.candidates = candidates;
        this.longest = candidates.stream()
                .mapToInt(candidate -> candidate.secretSpan().length())
                .max()
                .orElse(0);
    }

    /** At most 100 characters before and behind the secret, from the same lines. */
    String around(Candidate.Span secret) {
        int start = secret.start();
        while (start > 0 && secret.start() - start < CONTEXT && text.charAt(start - 1) != '\n') {
            start--;
        }
        int end = secret.end();
        while (end < text.length() && end - secret.end() < CONTEXT && text.charAt(end) != '\n') {
            end++;
        }
        return masked(new Candidate.Span(start, end));
    }

    /** The whole text. */
    String whole() {
        return masked(new Candidate.Span(0, text.length()));
    }

    private String masked(Candidate.Span excerpt) {
        StringBuilder line = new StringBuilder();
        int at = excerpt.start();
        for (Candidate.Span secret : secretsIn(excerpt)) {
            if (secret.start() > at) {
                line.append(text, at, secret.start());
            }
            // What overlaps with a secret that is masked already adds no preview of its own.
            if (secret.end() > at) {
                line.append(secret.start() >= at ? SecretDigest.mask(textOf(secret)) : "");
                at = secret.end();
            }
        }
        return line.append(text, Math.min(at, excerpt.end()), excerpt.end())
                .toString()
                .strip();
    }

    /** All places in the excerpt or across its edges at which one of the secrets stands, found there or only repeated. */
    private List<Candidate.Span> secretsIn(Candidate.Span excerpt) {
        int from = Math.max(0, excerpt.start() - longest);
        int to = Math.min(text.length(), excerpt.end() + longest);
        String region = text.substring(from, to);
        List<Candidate.Span> spans = new ArrayList<>();
        for (String secret :
                candidates.stream().map(Candidate::secret).distinct().toList()) {
            for (int i = region.indexOf(secret); i >= 0; i = region.indexOf(secret, i + 1)) {
                Candidate.Span span = new Candidate.Span(from + i, from + i + secret.length());
                if (span.overlaps(excerpt)) {
                    spans.add(span);
                }
            }
        }
        spans.sort(Comparator.comparingInt(Candidate.Span::start)
                .thenComparing(Comparator.comparingInt(Candidate.Span::end).reversed()));
        return spans;
    }

    private String textOf(Candidate.Span span) {
        return text.substring(span.start(), span.end());
    }
}
