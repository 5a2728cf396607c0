package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A policy as people name it: a file, or the address of a ready one such as {@code ready/baseline}. */
final class PolicyArgument {
    private PolicyArgument() {}

    /**
     * Reads the policy.
     *
     * @param folder against which a file is resolved
     * @throws io.jenkins.plugins.securitygate.policy.PolicyException when there is no such policy or it is not in order
     */
    static Policy read(Path folder, String text) {
        Path file = folder.resolve(text);
        Optional<Policy> ready = Files.exists(file) ? Optional.empty() : ReadyPolicies.find(text);
        return ready.orElseGet(() -> PolicyReader.read(file));
    }

    /** Reads the policy; a file is resolved against the working directory. */
    static Policy read(String text) {
        return read(Path.of(""), text);
    }
}
