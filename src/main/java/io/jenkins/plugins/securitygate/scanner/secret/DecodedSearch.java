package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayList;
import java.util.List;

/** Finds secrets in encoded parts of a text, also in those that are encoded twice. */
final class DecodedSearch {
    private static final int MAX_DEPTH = 2;

    private final RuleMatcher matcher;
    private final Origin origin;
    private final Runnable checkpoint;

    DecodedSearch(RuleMatcher matcher, Origin origin, Runnable checkpoint) {
        this.matcher = matcher;
        this.origin = origin;
        this.checkpoint = checkpoint;
    }

    /** Candidates that stand at the place of the encoded text. */
    List<Candidate> in(TextWindow window) {
        List<Candidate> found = new ArrayList<>();
        EncodedText.decode(window.text(), (span, plain) -> {
            for (Candidate inner : secretsIn(plain, 1)) {
                Candidate candidate = inner.at(window.text(), span);
                if (window.owns(candidate)) {
                    found.add(candidate);
                }
            }
        });
        return found;
    }

    private List<Candidate> secretsIn(String plain, int depth) {
        TextWindow window = new TextWindow(plain, 1, 1, 0, plain.length());
        List<Candidate> direct = RuleMatcher.distinct(matcher.match(origin, window, checkpoint));
        List<Candidate> decoded = new ArrayList<>();
        if (depth < MAX_DEPTH) {
            EncodedText.decode(
                    plain,
                    (span, inner) ->
                            secretsIn(inner, depth + 1).forEach(candidate -> decoded.add(candidate.at(plain, span))));
        }
        return RuleMatcher.joined(direct, decoded);
    }
}
