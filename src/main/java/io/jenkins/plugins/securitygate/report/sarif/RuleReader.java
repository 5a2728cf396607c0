package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one reporting descriptor (SARIF section 3.49). */
final class RuleReader {
    private static final int MAX_TEXT = 8_000;
    private static final int MAX_MESSAGES = 100;
    private static final int MAX_TAGS = 100;

    private final JsonCursor cursor;
    private final List<Integer> related = new ArrayList<>();
    private final List<Integer> own = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private String id = "";
    private String name = "";
    private String shortDescription = "";
    private String fullDescription = "";
    private String help = "";
    private String url = "";
    private SecuritySeverity security = SecuritySeverity.NONE;
    private Severity level = Severity.UNKNOWN;

    private RuleReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    static Rule read(JsonCursor cursor) throws IOException, ReportException {
        RuleReader reader = new RuleReader(cursor);
        cursor.members(reader::member);
        return reader.rule();
    }

    private void member(String member) throws IOException, ReportException {
        switch (member) {
            case "id" -> id = cursor.text();
            case "name" -> name = cursor.text();
            case "shortDescription" -> shortDescription = multiformat();
            case "fullDescription" -> fullDescription = multiformat();
            case "help" -> help = multiformat();
            case "helpUri" -> url = cursor.text();
            case "defaultConfiguration" -> cursor.members(this::configuration);
            case "messageStrings" -> readMessages(cursor, messages);
            case "relationships" -> cursor.elements(() -> cursor.members(this::relationship));
            case "properties" -> cursor.members(this::property);
            default -> {}
        }
    }

    private String multiformat() throws IOException, ReportException {
        return multiformat(cursor);
    }

    /** A multiformat message string (section 3.12) as plain text. */
    private static String multiformat(JsonCursor cursor) throws IOException, ReportException {
        String[] found = {"", ""};
        cursor.members(format -> {
            if (format.equals("text")) {
                found[0] = cursor.text();
            } else if (format.equals("markdown")) {
                found[1] = cursor.text();
            }
        });
        String text = Message.plain((found[0].isBlank() ? found[1] : found[0]).strip());
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    static void readMessages(JsonCursor cursor, Map<String, String> messages) throws IOException, ReportException {
        cursor.members(key -> {
            if (messages.size() < MAX_MESSAGES) {
                messages.put(key, multiformat(cursor));
            }
        });
    }

    private void configuration(String member) throws IOException {
        if (member.equals("level")) {
            level = Severity.of(cursor.text());
        }
    }

    private void relationship(String member) throws IOException, ReportException {
        if (member.equals("target")) {
            TaxonReference target = new TaxonReference(cursor);
            target.read();
            target.addTo(related, new Taxonomies());
        }
    }

    private void property(String member) throws IOException, ReportException {
        switch (member) {
            case "security-severity" -> security = SecuritySeverity.of(cursor.text());
            case "cwe" -> Weaknesses.readProperty(cursor, own);
            case "tags" -> cursor.elements(this::tag);
            default -> {}
        }
    }

    private void tag() throws IOException {
        if (tags.size() < MAX_TAGS) {
            tags.add(cursor.sharedText().toLowerCase(Locale.ROOT));
        }
    }

    private Rule rule() {
        List<Integer> cwes = new ArrayList<>(related);
        own.stream().filter(number -> !cwes.contains(number)).forEach(cwes::add);
        tags.forEach(tag -> Weaknesses.addMarked(tag, cwes));
        return new Rule(
                id,
                name,
                title(),
                fullDescription,
                help,
                url,
                security.severity(),
                security.score(),
                level,
                List.copyOf(cwes),
                List.copyOf(tags),
                messages.isEmpty() ? Map.of() : Map.copyOf(messages));
    }

    /** Some tools fill the mandatory short description with the id of the rule; a message says more then. */
    private String title() {
        boolean repeatsId = !id.isEmpty() && shortDescription.endsWith(id);
        return repeatsId || shortDescription.isEmpty() ? "" : firstLine(shortDescription);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
