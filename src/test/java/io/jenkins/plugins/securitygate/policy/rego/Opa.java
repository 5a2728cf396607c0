package io.jenkins.plugins.securitygate.policy.rego;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real opa, for tests: named by the system property {@code opa}, on the PATH, or where {@code .ci/install-opa} puts it. */
public final class Opa {
    private Opa() {}

    /** The executable; the test is skipped, and says so, when there is none. */
    public static Path executable() {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            System.err.println("SKIPPED: no opa here. Install it with .ci/install-opa, or name it by -Dopa=FILE.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no opa executable");
        return found.orElseThrow();
    }

    /** Compiles Rego to a bundle with WebAssembly in it. */
    public static byte[] compile(Path folder, String entrypoint, String rego) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("compile.rego"), rego);
        Path bundle = folder.resolve("compiled.tar.gz");
        run("build", "-t", "wasm", "-e", entrypoint, "-o", bundle.toString(), source.toString());
        return Files.readAllBytes(bundle);
    }

    /** Runs opa and waits for its end, which must be a good one. */
    public static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
    }

    /** Starts a server on this machine, ready when this returns. */
    public static Server serve(String... arguments) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                executable().toString(), "run", "--server", "--disable-telemetry", "--addr", "127.0.0.1:" + port));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI address = URI.create("http://127.0.0.1:" + port);
        for (int i = 0; i < 200 && !isUp(address); i++) {
            Thread.sleep(50);
        }
        return new Server(process, address);
    }

    private static boolean isUp(URI address) throws InterruptedException {
        try {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address.resolve("/health")).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> find() {
        String property = System.getProperty("opa", "");
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "opa"));
        Path installed = Path.of(System.getProperty("user.home"), ".cache", "security-gate", "tools", "bin", "opa");
        return Stream.concat(property.isEmpty() ? onPath : Stream.of(Path.of(property)), Stream.of(installed))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A running server. */
    public record Server(Process process, URI address) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
