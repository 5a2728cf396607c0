package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The policies that come with the product. */
@Command(name = "list", description = "List the ready policies.")
final class PolicyListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        for (String address : ReadyPolicies.addresses()) {
            String description =
                    ReadyPolicies.find(address).orElseThrow().description().strip();
            spec.commandLine().getOut().printf("%-28s %s%n", address, description);
        }
    }

    /** Prints one of them. */
    @Command(name = "show", description = "Print a ready policy, as the start of one of your own.")
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "Such as ready/baseline, or baseline.")
        private String name;

        @Option(names = "--rego", description = "The same policy in Rego.")
        private boolean rego;

        @Override
        public Integer call() throws CommandException {
            String address = name.startsWith("ready/") ? name : "ready/" + name;
            if (!ReadyPolicies.addresses().contains(address)) {
                throw new CommandException(
                        "there is no policy '" + address + "'. Known: " + String.join(", ", ReadyPolicies.addresses()));
            }
            spec.commandLine().getOut().print(rego ? ReadyPolicies.rego(address) : ReadyPolicies.yaml(address));
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
    }
}
