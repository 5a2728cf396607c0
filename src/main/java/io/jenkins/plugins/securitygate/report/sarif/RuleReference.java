package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;

/** How one result names its rule: {@code ruleId}, {@code ruleIndex} and {@code rule} (SARIF sections 3.27.5 to 7). */
final class RuleReference {
    private final JsonCursor cursor;
    private final JsonCursor.Member member = this::member;
    private final JsonCursor.Member component = this::component;
    private String id = "";
    private int index = -1;
    private String componentName = "";
    private String componentGuid = "";
    private int componentIndex = -1;

    RuleReference(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        id = "";
        index = -1;
        componentName = "";
        componentGuid = "";
        componentIndex = -1;
    }

    void readId() throws IOException {
        id = cursor.sharedText();
    }

    void readIndex() throws IOException {
        index = cursor.integer(-1);
    }

    void read() throws IOException, ReportException {
        cursor.members(member);
    }

    private void member(String name) throws IOException, ReportException {
        switch (name) {
            case "id" -> {
                String given = cursor.sharedText();
                id = id.isEmpty() ? given : id;
            }
            case "index" -> index = cursor.integer(index);
            case "toolComponent" -> cursor.members(component);
            default -> {}
        }
    }

    private void component(String name) throws IOException {
        switch (name) {
            case "index" -> componentIndex = cursor.integer(-1);
            case "name" -> componentName = cursor.sharedText();
            case "guid" -> componentGuid = cursor.sharedText();
            default -> {}
        }
    }

    /** The rule's id, empty when the result gives none. */
    String id() {
        return id;
    }

    /** Position among the rules of its component, -1 when the result gives none. */
    int index() {
        return index;
    }

    /** Whether the rule belongs to this extension rather than to the driver. */
    boolean isIn(int position, String name, String otherGuid) {
        if (componentIndex >= 0) {
            return componentIndex == position;
        }
        return (!componentName.isEmpty() && componentName.equals(name))
                || (!componentGuid.isEmpty() && componentGuid.equals(otherGuid));
    }
}
