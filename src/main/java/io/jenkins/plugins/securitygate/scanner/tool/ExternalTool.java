package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A tool as a catalogue describes it.
 *
 * @param id short id that users write, lower case
 * @param about what people want to know of it
 * @param invocation how it is run
 * @param output how it tells what it found
 * @param version how it tells its version
 */
public record ExternalTool(String id, About about, Invocation invocation, Output output, VersionQuery version) {

    /**
     * What people want to know of a tool.
     *
     * @param title its name
     * @param kinds what it looks for
     * @param install how to get it, one line
     * @param suppressedBy what makes it leave findings out, empty when nothing does
     * @param suppressedCounted whether its report lists what was left out, so that it is counted
     */
    public record About(
            String title, Set<ScanKind> kinds, String install, String suppressedBy, boolean suppressedCounted) {
        public About {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * How a tool is run.
     *
     * @param commands by kind of target: the program and its arguments, with placeholders
     * @param environment variables that it gets besides those of its surroundings
     * @param limit how long it may take
     */
    public record Invocation(Map<TargetKind, List<String>> commands, Map<String, String> environment, Duration limit) {
        public Invocation {
            commands = Map.copyOf(commands);
            // In the order of their names, so that two runs are alike.
            environment = new TreeMap<>(environment);
        }
    }

    /**
     * How a tool tells what it found.
     *
     * @param report {@link #STANDARD_OUTPUT}, {@link #STANDARD_ERROR} or the name of the file that it writes
     * @param format id of a report format
     * @param clean exit codes that say that nothing was found
     * @param findings exit codes that say that something was found; any other code says that it failed
     * @param emptyIsClean whether an empty report means that nothing was found
     */
    public record Output(String report, String format, Set<Integer> clean, Set<Integer> findings, boolean emptyIsClean)
            implements java.io.Serializable {
        public static final String STANDARD_OUTPUT = "stdout";
        public static final String STANDARD_ERROR = "stderr";

        public Output {
            clean = Set.copyOf(clean);
            findings = Set.copyOf(findings);
        }

        boolean isFile() {
            return !report.equals(STANDARD_OUTPUT) && !report.equals(STANDARD_ERROR);
        }

        boolean succeeded(int exitCode) {
            return clean.contains(exitCode) || findings.contains(exitCode);
        }
    }

    /**
     * How a tool tells its version.
     *
     * @param command the program and its arguments
     * @param pattern regular expression (RE2) whose first group is the version within what the program prints
     */
    public record VersionQuery(List<String> command, String pattern) {
        public VersionQuery {
            command = List.copyOf(command);
        }
    }

    /** Whether it can look at this kind of target. */
    public boolean takes(TargetKind kind) {
        return invocation.commands().containsKey(kind);
    }
}
