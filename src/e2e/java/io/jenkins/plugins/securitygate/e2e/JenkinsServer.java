package io.jenkins.plugins.securitygate.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Jenkins with a home of its own on a free loopback port, which can be killed and started again. */
final class JenkinsServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final String READY = "Jenkins is fully up and running";

    private final Installation installation;
    private final Path home;
    private final int port;
    private final List<Path> logs = new ArrayList<>();
    private Process process;

    private JenkinsServer(Installation installation, Path home, int port) {
        this.installation = installation;
        this.home = home;
        this.port = port;
    }

    /**
     * Starts a new one and waits until it is up.
     *
     * @param configuration what Configuration as Code reads at the start, YAML
     */
    static JenkinsServer start(Installation installation, String configuration)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("security-gate-e2e");
        installation.copyPlugins(Files.createDirectory(home.resolve("plugins")));
        JenkinsServer server = new JenkinsServer(installation, home, freePort());
        server.configure(configuration);
        server.start();
        return server;
    }

    /** Replaces what Configuration as Code reads when it is told to reload. */
    void configure(String configuration) throws IOException {
        Files.writeString(home.resolve("jenkins.yaml"), configuration);
    }

    /** Starts it again in the same home and on the same port. */
    void start() throws IOException, InterruptedException {
        Path log =
                Files.createDirectories(Path.of("target", "e2e-logs")).resolve("jenkins-" + (logs.size() + 1) + ".log");
        logs.add(log);
        ProcessBuilder builder = new ProcessBuilder(installation.command(port));
        builder.environment().put("JENKINS_HOME", home.toString());
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitReady(log);
    }

    /** Waits until a running build is on disk: one that Jenkins has not saved yet is lost with the process. */
    void awaitSaved(String job) throws IOException, InterruptedException {
        Path build = home.resolve("jobs/" + job + "/builds/1/build.xml");
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(build).contains("<execution")) {
            if (System.nanoTime() > end) {
                throw new IOException(build + " was never saved with its execution");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Ends the process at once, as {@code kill -9} does: nothing is saved, nothing is closed. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** All lines that it logged since its first start, without the places where its home and its war happen to be. */
    List<String> log() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path log : logs) {
            for (String line : Files.readAllLines(log)) {
                lines.add(line.replace(home.toString(), "HOME")
                        .replace(installation.war().toString(), "WAR"));
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException(
                        "Jenkins did not start within " + START_LIMIT.toMinutes() + " minutes, see " + log);
            }
            process.waitFor(500, TimeUnit.MILLISECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
