package io.jenkins.plugins.securitygate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies that come with the product, each at the address {@code ready/NAME}. Each is also there in Rego, and decides
 * alike.
 */
public final class ReadyPolicies {
    private static final String PREFIX = "ready/";

    private static final List<String> NAMES = List.of(
            "baseline",
            "network-perimeter",
            "approved-registries",
            "data-residency",
            "release-tests",
            "licences",
            "licence-conflicts",
            "owasp-cicd",
            "pci-dss",
            "nist-ssdf",
            "eu-overlay",
            "production-overlay");

    private static final Map<String, Policy> LOADED = new ConcurrentHashMap<>();

    private ReadyPolicies() {}

    /** What every build should meet: for jobs that no policy of an organisation covers. */
    public static Policy baseline() {
        return find(PREFIX + "baseline").orElseThrow();
    }

    /** All addresses, the baseline first. */
    public static List<String> addresses() {
        return NAMES.stream().map(name -> PREFIX + name).toList();
    }

    /** The policy at an address, empty when there is none. */
    public static Optional<Policy> find(String address) {
        return addresses().contains(address)
                ? Optional.of(LOADED.computeIfAbsent(address, known -> PolicyReader.read(known, yaml(known))))
                : Optional.empty();
    }

    /** The text of the policy at a known address. */
    public static String yaml(String address) {
        return text(address, ".yaml");
    }

    /** The same policy in Rego, package {@code main}. */
    public static String rego(String address) {
        return text(address, ".rego");
    }

    private static String text(String address, String ending) {
        String file = "/policy/" + address.substring(PREFIX.length()) + ending;
        try (InputStream in = ReadyPolicies.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(address + " is part of the program and cannot be read", e);
        }
    }
}
