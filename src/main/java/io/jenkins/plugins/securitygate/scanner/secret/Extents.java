package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a text, joined where they touch. */
final class Extents {
    private final List<Candidate.Span> spans = new ArrayList<>();

    void add(int start, int end) {
        int last = spans.size() - 1;
        if (last >= 0
                && spans.get(last).start() <= start
                && start <= spans.get(last).end()) {
            int from = spans.get(last).start();
            spans.set(
                    last, new Candidate.Span(from, Math.max(end, spans.get(last).end())));
        } else {
            spans.add(new Candidate.Span(start, end));
        }
    }

    /** Whether one part holds everything from a place to the end of the text. */
    boolean holdAllFrom(int start, int end) {
        Candidate.Span last = spans.get(spans.size() - 1);
        return last.start() <= start && last.end() == end;
    }

    /** The parts in their order; no two of them touch. */
    List<Candidate.Span> merged() {
        Extents merged = new Extents();
        spans.stream()
                .sorted(Comparator.comparingInt(Candidate.Span::start))
                .forEach(span -> merged.add(span.start(), span.end()));
        return merged.spans;
    }
}
