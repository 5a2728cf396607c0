package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.upload.Answer;
import io.jenkins.plugins.securitygate.upload.DefectDojo;
import io.jenkins.plugins.securitygate.upload.DependencyTrack;
import io.jenkins.plugins.securitygate.upload.UploadException;
import io.jenkins.plugins.securitygate.upload.Webhook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends results of {@code scan} to other services. */
@Command(
        name = "send",
        description = "Send results to other services.",
        subcommands = {SendCommand.ToWebhook.class, SendCommand.ToDefectDojo.class, SendCommand.ToDependencyTrack.class
        })
final class SendCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What all kinds of sending do. */
    abstract static class Sending implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SendOptions options;

        abstract Answer send(SendOptions common) throws CommandException, UploadException, InterruptedException;

        @Override
        public Integer call() throws Exception {
            Answer answer = send(options);
            spec.commandLine().getOut().printf("%s: sent, status %d%n", options.file(), answer.status());
            return ExitCode.OK;
        }
    }

    /** Any service that takes JSON. */
    @Command(
            name = "webhook",
            description = "Post a compliance-gate.json, signed with HMAC-SHA256.",
            footer = {"", "Exit code 0 when it was taken, 2 when not."})
    static final class ToWebhook extends Sending {
        @Option(
                names = "--secret-env",
                paramLabel = "VARIABLE",
                required = true,
                description = "Environment variable that holds the secret for the signature.")
        private String secret;

        @Override
        Answer send(SendOptions common) throws CommandException, UploadException, InterruptedException {
            return new Webhook(common.service("the webhook"), common.secret(secret)).send(common.content());
        }
    }

    /** DefectDojo. */
    @Command(
            name = "defectdojo",
            description = "Import a findings.sarif into DefectDojo.",
            footer = {"", "Exit code 0 when it was taken, 2 when not."})
    static final class ToDefectDojo extends Sending {
        @Option(
                names = "--token-env",
                paramLabel = "VARIABLE",
                required = true,
                description = "Environment variable that holds the API v2 key.")
        private String token;

        @Option(names = "--product", paramLabel = "NAME", required = true, description = "The product.")
        private String product;

        @Option(names = "--product-type", paramLabel = "NAME", description = "To make a product that does not exist.")
        private String productType = "";

        @Option(names = "--engagement", paramLabel = "NAME", description = "${DEFAULT-VALUE} unless said.")
        private String engagement = "Security gate";

        @Option(names = "--test", paramLabel = "TITLE", description = "${DEFAULT-VALUE} unless said.")
        private String test = "Security gate";

        @Option(names = "--new-test", description = "Add a test instead of updating the one of this title.")
        private boolean anew;

        @Override
        Answer send(SendOptions common) throws CommandException, UploadException, InterruptedException {
            return new DefectDojo(common.service("DefectDojo"), common.secret(token))
                    .send(new DefectDojo.Place(productType, product, engagement, test), common.content(), anew);
        }
    }

    /** Dependency-Track. */
    @Command(
            name = "dependency-track",
            description = "Upload a sbom.cdx.json to Dependency-Track.",
            footer = {"", "Exit code 0 when it was taken, 2 when not."})
    static final class ToDependencyTrack extends Sending {
        @Option(
                names = "--token-env",
                paramLabel = "VARIABLE",
                required = true,
                description = "Environment variable that holds the API key.")
        private String token;

        @Option(names = "--project", paramLabel = "NAME", required = true, description = "The project.")
        private String project;

        @Option(names = "--project-version", paramLabel = "V", required = true, description = "Its version.")
        private String version;

        @Override
        Answer send(SendOptions common) throws CommandException, UploadException, InterruptedException {
            return new DependencyTrack(common.service("Dependency-Track"), common.secret(token))
                    .send(project, version, common.content());
        }
    }
}
