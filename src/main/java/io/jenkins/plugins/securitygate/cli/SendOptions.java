package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.upload.RetryPolicy;
import io.jenkins.plugins.securitygate.upload.Service;
import io.jenkins.plugins.securitygate.upload.UploadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to send, and where. Secrets come from the environment: everybody on a machine sees the arguments of a command. */
final class SendOptions {
    @Option(names = "--url", paramLabel = "URL", required = true, description = "Address of the service, https.")
    private String url;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "How often to try when the service is not there; ${DEFAULT-VALUE} unless said.")
    private int attempts = RetryPolicy.DEFAULT.attempts();

    @Option(
            names = "--first-pause",
            paramLabel = "MS",
            description = "Milliseconds before the second attempt, doubled each time; ${DEFAULT-VALUE} unless said.")
    private long firstPause = RetryPolicy.DEFAULT.firstPause().toMillis();

    @Parameters(paramLabel = "FILE", description = "What is sent.")
    private Path file;

    Path file() {
        return file;
    }

    /** @param name what messages call it */
    Service service(String name) throws UploadException {
        return Service.at(
                name,
                url,
                new RetryPolicy(attempts, Duration.ofMillis(firstPause), RetryPolicy.DEFAULT.longestPause()));
    }

    byte[] content() throws CommandException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandException("cannot read " + file + ": " + e, e);
        }
    }

    String secret(String variable) throws CommandException {
        String secret = System.getenv(variable);
        if (secret == null || secret.isBlank()) {
            throw new CommandException(
                    "the environment variable " + variable + " is not set; set it to the secret, not its name");
        }
        if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new CommandException("the environment variable " + variable
                    + " holds white space or other characters that a token cannot have");
        }
        return secret;
    }
}
