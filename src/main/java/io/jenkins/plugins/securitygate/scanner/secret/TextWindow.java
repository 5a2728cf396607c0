package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.Location;

/**
 * A part of a file's text that is searched at once. Windows of a long file overlap; a match belongs to the one window
 * that owns its first character, so that none is lost at an edge or counted twice.
 *
 * @param text the characters
 * @param line 1-based line of the first character
 * @param column 1-based column of the first character, in UTF-16 units
 * @param ownedFrom first offset that it owns
 * @param ownedTo offset behind the last one that it owns
 */
record TextWindow(String text, int line, int column, int ownedFrom, int ownedTo) {
    boolean owns(Candidate candidate) {
        int start = candidate.matchSpan().start();
        return ownedFrom <= start && start < ownedTo;
    }

    /** 1-based line of an offset. */
    int lineAt(int offset) {
        int at = line;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            at++;
        }
        return at;
    }

    /** 1-based column of an offset. */
    int columnAt(int offset) {
        int start = offset == 0 ? -1 : text.lastIndexOf('\n', offset - 1);
        return start < 0 ? column + offset : offset - start;
    }

    /** Where a part of the text is; the last column is the one of its last character. */
    Location locate(String path, Candidate.Span span) {
        int last = Math.max(span.start(), span.end() - 1);
        return new Location(path, lineAt(span.start()), columnAt(span.start()), lineAt(last), columnAt(last));
    }

    @Override
    public String toString() {
        return text.length() + " characters from line " + line;
    }
}
