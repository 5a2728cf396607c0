package io.jenkins.plugins.securitygate.scanner.tool;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program and its arguments with placeholders. A placeholder is replaced within its word; what it stands for is never
 * split and never replaced again.
 *
 * @param words the program and its arguments
 */
record CommandTemplate(List<String> words) {
    static final String TARGET = "target";
    static final String HOST = "host";
    static final String REPORT = "report";
    static final String REPORT_FOLDER = "reportFolder";
    static final Set<String> PLACEHOLDERS = Set.of(TARGET, HOST, REPORT, REPORT_FOLDER);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    /** The placeholders that it uses, known or not. */
    Set<String> used() {
        return words.stream()
                .flatMap(word -> PLACEHOLDER.matcher(word).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /**
     * The command line of one run.
     *
     * @param reportFolder path of the folder for reports, as the program sees it
     * @param reportName name of the file that the program writes there
     */
    List<String> filled(ScanTarget target, String reportFolder, String reportName) {
        return words.stream()
                .map(word -> PLACEHOLDER
                        .matcher(word)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                switch (match.group(1)) {
                                    case TARGET -> target.value();
                                    case HOST -> target.host();
                                    case REPORT_FOLDER -> reportFolder;
                                    default -> reportFolder + "/" + reportName;
                                })))
                .toList();
    }
}
