package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.governance.audit.AuditCheck;
import io.jenkins.plugins.securitygate.governance.audit.AuditExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about the audit trail of a Jenkins. */
@Command(
        name = "audit",
        description = "Check and export the audit trail of a Jenkins.",
        subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Looks for whatever was edited, removed or damaged. */
    @Command(
            name = "verify",
            description = "Find edited, removed, repeated and reordered entries.",
            footer = {"", "Exit code 0 when nothing was found, 1 when something was, 2 when there is no trail."})
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "TRAIL", description = "Folder of the trail, or one file of it.")
        private Path trail;

        @Option(
                names = "--anchor",
                paramLabel = "HASH",
                description = "Hash that was noted elsewhere, as from the console of a build; its entry must be there.")
        private List<String> anchors = List.of();

        @Override
        public Integer call() throws CommandException {
            try {
                return report(AuditCheck.of(trail, anchors));
            } catch (IOException e) {
                throw new CommandException(e.getMessage(), e);
            }
        }

        private int report(AuditCheck check) {
            PrintWriter out = spec.commandLine().getOut();
            check.problems().forEach(problem -> out.println("PROBLEM " + problem));
            check.notes().forEach(note -> out.println("note    " + note));
            String last = check.last()
                    .map(entry -> ", the last is " + entry.chain() + "-" + entry.number() + " " + entry.hash())
                    .orElse("");
            out.println((check.sound() ? "sound: " : "NOT SOUND: ") + check.entries() + " entries" + last);
            return check.sound() ? ExitCode.OK : ExitCode.FAIL;
        }
    }

    /** Writes entries for other programs. */
    @Command(
            name = "export",
            description = "Print the entries, the oldest first.",
            footer = {"", "Exit code as of verify: an export of a trail that is not sound says so."})
    static final class Export implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "TRAIL", description = "Folder of the trail, or one file of it.")
        private Path trail;

        @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
        private AuditExport format = AuditExport.JSONL;

        @Option(names = "--job", paramLabel = "NAME", description = "Only what is about this job.")
        private String job = "";

        @Override
        public Integer call() throws CommandException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                AuditCheck check = format.write(
                        trail, entry -> job.isEmpty() || entry.event().job().equals(job), bytes);
                spec.commandLine().getOut().print(bytes.toString(StandardCharsets.UTF_8));
                spec.commandLine().getOut().flush();
                check.problems().forEach(spec.commandLine().getErr()::println);
                return check.sound() ? ExitCode.OK : ExitCode.FAIL;
            } catch (IOException e) {
                throw new CommandException(e.getMessage(), e);
            }
        }
    }
}
