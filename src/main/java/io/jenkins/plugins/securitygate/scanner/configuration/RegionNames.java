package io.jenkins.plugins.securitygate.scanner.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names under which configuration states a cloud region or zone. */
public final class RegionNames {
    private static final Set<String> VARIABLES = Set.of(
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AMAZON_REGION",
            "GOOGLE_CLOUD_REGION",
            "CLOUDSDK_COMPUTE_REGION",
            "GCP_REGION",
            "AZURE_REGION",
            "AZURE_LOCATION",
            "CLOUD_REGION",
            "REGION");
    private static final Set<String> ZONE_VARIABLES =
            Set.of("CLOUDSDK_COMPUTE_ZONE", "AWS_AVAILABILITY_ZONE", "GOOGLE_CLOUD_ZONE", "GCP_ZONE");

    private RegionNames() {}

    /** {@code region} or {@code zone} when an environment variable of this name states one. */
    public static Optional<String> scopeOfVariable(String name) {
        if (VARIABLES.contains(name)) {
            return Optional.of("region");
        }
        return ZONE_VARIABLES.contains(name) ? Optional.of("zone") : Optional.empty();
    }

    /** {@code region} or {@code zone} when a label, annotation or node selector of this name states one. */
    public static Optional<String> scopeOfLabel(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "region", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region" ->
                Optional.of("region");
            case "zone", "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone" -> Optional.of("zone");
            default -> Optional.empty();
        };
    }
}
