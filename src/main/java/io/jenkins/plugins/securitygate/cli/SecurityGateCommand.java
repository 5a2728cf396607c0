package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.attestation.AttestationException;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.export.ExportException;
import io.jenkins.plugins.securitygate.policy.NoPolicyException;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.risk.metric.MetricException;
import io.jenkins.plugins.securitygate.upload.UploadException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code security-gate} command and its subcommands. */
@Command(
        name = "security-gate",
        description = "Scans a project, reads the reports of other scanners, and decides by policy.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            ScanCommand.class,
            ReadCommand.class,
            RiskCommand.class,
            PolicyCommand.class,
            AuditCommand.class,
            AttestCommand.class,
            VerifyCommand.class,
            SendCommand.class,
            FormatsCommand.class,
            ScannersCommand.class
        })
public final class SecurityGateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error and more about what is done.")
    private boolean verbose;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line with its way of reporting errors; for tests and for {@link #main}. */
    static CommandLine commandLine() {
        SecurityGateCommand command = new SecurityGateCommand();
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> command.report(e, commandLine));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private int report(Exception e, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        boolean expected = e instanceof CommandException
                || e instanceof PolicyException
                || e instanceof NoPolicyException
                || e instanceof EvidenceException
                || e instanceof MetricException
                || e instanceof ExportException
                || e instanceof AttestationException
                || e instanceof UploadException;
        if (expected) {
            err.println("security-gate: " + e.getMessage());
        } else {
            err.println("security-gate: unexpected error: " + e + " (--verbose shows where)");
        }
        if (verbose) {
            e.printStackTrace(err);
        }
        return ExitCode.NO_DECISION;
    }
}
