package io.jenkins.plugins.securitygate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Policies that come with the product. */
public final class BuiltInPolicies {
    private BuiltInPolicies() {}

    /** What every build should meet: for jobs that no policy of an organisation covers. */
    public static Policy baseline() {
        return Baseline.POLICY;
    }

    /** Loads the policy on first use. */
    private static final class Baseline {
        private static final Policy POLICY = load();

        private static Policy load() {
            try (InputStream yaml = BuiltInPolicies.class.getResourceAsStream("/policy/baseline.yaml")) {
                return PolicyReader.read("built-in:baseline.yaml", yaml.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("the baseline policy is part of the program and cannot be read", e);
            }
        }
    }
}
