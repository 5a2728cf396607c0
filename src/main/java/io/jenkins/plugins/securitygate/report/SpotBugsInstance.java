package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.List;

/** One {@code BugInstance} while it is read. Values of string constants are left out: they may be secrets. */
final class SpotBugsInstance {
    private final XmlCursor xml;
    private final StringBuilder members = new StringBuilder();
    private String title = "";
    private String message = "";
    private Location line = Location.NONE;
    private Location member = Location.NONE;
    private Location type = Location.NONE;
    private Suppression suppression;

    /** Starts with the instance that the cursor stands on. */
    SpotBugsInstance(XmlCursor xml) {
        this.xml = xml;
    }

    Finding.Builder finding() throws IOException, ReportException {
        String rule = xml.attribute("type");
        if (rule.isEmpty()) {
            throw xml.bad("the BugInstance has no type");
        }
        Severity severity = severity(xml.attribute("priority"));
        String about = "Category " + xml.attribute("category")
                + (xml.attribute("rank").isEmpty() ? "" : ", rank " + xml.attribute("rank"));
        String hash = xml.attribute("instanceHash");
        List<Integer> cwes = Cwe.numbers(List.of(xml.attribute("cweid")));
        xml.children(this::part);
        return Finding.of(ScanKind.SAST, rule)
                .title(title)
                .description(message.isEmpty() ? about : message + "\n" + about)
                .severity(severity)
                .cwes(cwes)
                .location(line.isKnown() ? line : member.line() > 0 ? member : type)
                .identity(hash.isEmpty() ? members.toString() : hash)
                .suppression(suppression);
    }

    private void part(String name) throws IOException, ReportException {
        switch (name) {
            case "ShortMessage" -> title = xml.text();
            case "LongMessage" -> message = xml.text();
            case "SourceLine" -> line = line.isKnown() ? line : sourceLine();
            case "Class" -> type = earlier(type, nested());
            case "Method", "Field" -> {
                members.append(' ').append(xml.attribute("signature"));
                member = earlier(member, nested());
            }
            case "UserAnnotation" -> suppression = suppression(xml.attribute("designation"));
            default -> {}
        }
    }

    /** The first of its kind is the one at fault, those after it explain. */
    private static Location earlier(Location first, Location next) {
        return first.isKnown() ? first : next;
    }

    private Location nested() throws IOException, ReportException {
        members.append(' ').append(xml.attribute("classname")).append('.').append(xml.attribute("name"));
        Location[] found = {Location.NONE};
        xml.children(name -> {
            if (name.equals("SourceLine")) {
                found[0] = earlier(found[0], sourceLine());
            }
        });
        return found[0];
    }

    private Location sourceLine() {
        String path = xml.attribute("sourcepath");
        return new Location(
                path.isEmpty() ? xml.attribute("sourcefile") : path, xml.integer("start"), 0, xml.integer("end"), 0);
    }

    /** How sure the tool is, 1 to 5; its own words for the first three are high, medium and low. */
    private static Severity severity(String priority) {
        return switch (priority) {
            case "1" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "3" -> Severity.LOW;
            case "4", "5" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private Suppression suppression(String designation) throws IOException {
        Suppression.State state = switch (designation) {
            case "NOT_A_BUG", "BAD_ANALYSIS" -> Suppression.State.FALSE_POSITIVE;
            case "MOSTLY_HARMLESS" -> Suppression.State.ACCEPTED;
            case "OBSOLETE_CODE" -> Suppression.State.NOT_AFFECTED;
            default -> null;
        };
        return state == null ? null : new Suppression(state, "UserAnnotation " + designation, xml.text());
    }
}
