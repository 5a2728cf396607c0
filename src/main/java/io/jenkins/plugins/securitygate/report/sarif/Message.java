package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A message object (SARIF section 3.11), read again and again for one result after the other. */
final class Message {
    private final JsonCursor cursor;
    private final JsonCursor.Member member = this::member;
    private final List<String> arguments = new ArrayList<>();
    private String text = "";
    private String markdown = "";
    private String id = "";

    Message(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        text = "";
        markdown = "";
        id = "";
        arguments.clear();
    }

    boolean isEmpty() {
        return text.isEmpty() && markdown.isEmpty() && id.isEmpty();
    }

    void read() throws IOException, ReportException {
        clear();
        cursor.members(member);
    }

    private void member(String name) throws IOException, ReportException {
        switch (name) {
            case "text" -> text = cursor.sharedText();
            case "markdown" -> markdown = cursor.sharedText();
            case "id" -> id = cursor.sharedText();
            case "arguments" -> cursor.elements(() -> arguments.add(cursor.text()));
            default -> {}
        }
    }

    /**
     * The message in plain text, with its arguments filled in.
     *
     * @param strings messages of the rule by id
     * @param others messages of the tool by id, looked at when the rule has none of that id
     */
    String resolved(Map<String, String> strings, Map<String, String> others) {
        String template = text.isEmpty() ? markdown : text;
        if (template.isEmpty() && !id.isEmpty()) {
            template = strings.getOrDefault(id, others.getOrDefault(id, ""));
        }
        return plain(arguments.isEmpty() ? template : filled(template));
    }

    private String filled(String template) {
        StringBuilder out = new StringBuilder(template.length() + 100);
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            int end = c == '{' ? template.indexOf('}', at) : -1;
            String argument = end < 0 ? null : argument(template.substring(at + 1, end));
            if (argument != null) {
                out.append(argument);
                at = end + 1;
            } else {
                out.append(c);
                boolean escaped = (c == '{' || c == '}') && template.startsWith(String.valueOf(c), at + 1);
                at += escaped ? 2 : 1;
            }
        }
        return out.toString();
    }

    private String argument(String number) {
        boolean digits =
                !number.isEmpty() && number.length() < 4 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = digits ? Integer.parseInt(number) : Integer.MAX_VALUE;
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** The text with each embedded link {@code [words](target)} (section 3.11.6) replaced by its words. */
    static String plain(String text) {
        int middle = text.indexOf("](");
        if (middle < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (middle >= 0) {
            int open = text.lastIndexOf('[', middle);
            int close = text.indexOf(')', middle);
            if (open < from || close < 0) {
                break;
            }
            out.append(text, from, open).append(text, open + 1, middle);
            from = close + 1;
            middle = text.indexOf("](", from);
        }
        return out.append(text, from, text.length()).toString();
    }
}
