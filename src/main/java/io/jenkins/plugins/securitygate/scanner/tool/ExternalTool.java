package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.Serializable;
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
 * @param suppressions what makes it leave findings out
 * @param version how it tells its version
 */
public record ExternalTool(
        String id, About about, Invocation invocation, Output output, Suppressions suppressions, VersionQuery version) {

    /**
     * What people want to know of a tool.
     *
     * @param title its name
     * @param kinds what it looks for
     * @param install how to get it, one line
     */
    public record About(String title, Set<ScanKind> kinds, String install) {
        public About {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * What makes a tool leave findings out.
     *
     * @param by what it is, for people; empty when nothing does
     * @param counted whether its report lists what was left out, so that it is counted
     * @param files names of files in the scanned folder that make it leave findings out uncounted
     */
    public record Suppressions(String by, boolean counted, List<String> files) implements Serializable {
        public Suppressions {
            files = List.copyOf(files);
        }
    }

    /**
     * How a tool is run.
     *
     * @param commands by kind of target: the program and its arguments, with placeholders
     * @param folder where it is started
     * @param environment variables that it gets besides those of its surroundings
     * @param files texts by the names of the files that they are in the folder for reports, before it runs
     * @param limit how long it may take
     */
    public record Invocation(
            Map<TargetKind, List<String>> commands,
            WorkingFolder folder,
            Map<String, String> environment,
            Map<String, String> files,
            Duration limit) {
        public Invocation {
            commands = Map.copyOf(commands);
            // In the order of their names, so that two runs are alike.
            environment = new TreeMap<>(environment);
            files = new TreeMap<>(files);
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
            implements Serializable {
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
