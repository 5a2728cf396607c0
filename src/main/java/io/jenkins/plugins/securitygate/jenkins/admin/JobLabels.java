package io.jenkins.plugins.securitygate.jenkins.admin;

import java.util.List;
import java.util.TreeSet;

/**
 * Labels that administrators give to jobs, one a line: {@code pci = payments/**}. Policies can be limited to them; whoever
 * edits a job cannot choose them.
 */
final class JobLabels {
    private final List<String> lines;

    /** @param lines as written; a line without {@code =} gives its word to every job */
    JobLabels(String lines) {
        this.lines = JobPatterns.lines(lines);
    }

    /** The labels of a job, sorted. */
    List<String> of(String fullName) {
        TreeSet<String> labels = new TreeSet<>();
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            String pattern = parts.length == 2 ? parts[1].strip() : "**";
            if (new JobPatterns(pattern).matches(fullName)) {
                labels.add(parts[0].strip());
            }
        }
        return List.copyOf(labels);
    }
}
