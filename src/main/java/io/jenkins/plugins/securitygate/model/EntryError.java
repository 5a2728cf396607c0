package io.jenkins.plugins.securitygate.model;

/**
 * One entry of a report that could not be read, while the rest could.
 *
 * @param place where in the report: a JSON path or a line
 * @param message what was wrong
 */
public record EntryError(String place, String message) {
    public EntryError {
        place = Texts.bounded(place, Texts.SHORT);
        message = Texts.bounded(message, Texts.SHORT);
    }
}
