package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Severity;
import java.util.List;
import java.util.Map;

/**
 * What a reporting descriptor (SARIF section 3.49) says of all results of a rule. Its texts are shared by their
 * findings.
 *
 * @param title the short description, empty when it says no more than the id
 * @param description the full description
 * @param help what to do
 * @param url where to read more
 * @param securitySeverity from {@code properties.security-severity}, unknown when there is none
 * @param score the same as a CVSS score, -1 when it is a word or missing
 * @param level default level, unknown when there is none
 * @param cwes from relationships, properties and tags, the most specific source first
 * @param tags lower case
 * @param messages message strings by id
 */
record Rule(
        String id,
        String name,
        String title,
        String description,
        String help,
        String url,
        Severity securitySeverity,
        double score,
        Severity level,
        List<Integer> cwes,
        List<String> tags,
        Map<String, String> messages) {

    /** Stands for a rule of which the report says nothing. */
    static final Rule UNKNOWN =
            new Rule("", "", "", "", "", "", Severity.UNKNOWN, -1, Severity.UNKNOWN, List.of(), List.of(), Map.of());

    /** About how many characters the rule keeps in memory. */
    int size() {
        return title.length()
                + description.length()
                + help.length()
                + messages.values().stream().mapToInt(String::length).sum();
    }
}
