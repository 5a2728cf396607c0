package io.jenkins.plugins.securitygate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command as a whole process, timed by {@code bash}, which counts the processes that it starts, too. */
final class TimedCommand {
    private TimedCommand() {}

    /** Seconds that passed, and seconds of processor time. */
    record Time(double wall, double cpu) {}

    /** A main class in a process of its own, with flags that make a short one light. */
    static List<String> java(String main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main),
                        Stream.of(arguments))
                .toList();
    }

    /**
     * @param output takes what the command prints
     * @param highestExit up to which an exit code is no failure
     */
    static Time run(Path output, int highestExit, List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("time", ".txt");
        List<String> timed = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%R %U %S'; { time \"${@:2}\" >\"$1\" 2>/dev/null; } 2>\"$0\"",
                times.toString(),
                output.toString()));
        timed.addAll(command);
        int exit = new ProcessBuilder(timed).inheritIO().start().waitFor();
        if (exit > highestExit) {
            throw new IOException(command.get(0) + " ended with " + exit);
        }
        String[] seconds = Files.readString(times).strip().split(" ");
        return new Time(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }
}
