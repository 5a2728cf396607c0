package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which rules look at a resource. */
final class TerraformRules {
    private static final List<List<Rule<Resource>>> FAMILIES = List.of(
            NetworkRules.ALL,
            AmazonRules.ALL,
            AmazonDataRules.ALL,
            AmazonAccessRules.ALL,
            AmazonBackupRules.ALL,
            AmazonKeyRules.ALL,
            AmazonLogRules.ALL,
            AzureRules.ALL,
            AzureAccessRules.ALL,
            AzureClusterRules.ALL,
            AzureLogRules.ALL,
            GoogleRules.ALL,
            GoogleClusterRules.ALL,
            GoogleMachineRules.ALL,
            GoogleDataRules.ALL,
            SecretRules.ALL,
            ModuleRules.ALL);
    private static final List<List<Rule<Member>>> TOGETHER = List.of(BucketRules.ALL, PartRules.ALL);

    private TerraformRules() {}

    static Stream<Rule<?>> all() {
        return Stream.concat(FAMILIES.stream(), TOGETHER.stream()).flatMap(List::stream);
    }

    static void apply(Resource resource, TerraformModule module, Inspection inspection) {
        FAMILIES.forEach(family -> inspection.apply(family, resource, resource.address()));
        Member member = new Member(resource, module);
        TOGETHER.forEach(family -> inspection.apply(family, member, resource.address()));
        inspection.facts(TerraformFacts.of(resource));
    }

    /** A check of the resources of some types. */
    static Function<Resource, Stream<Hit>> of(Set<String> types, Function<Resource, Stream<Hit>> check) {
        return resource -> types.contains(resource.type()) ? check.apply(resource) : Stream.empty();
    }

    /** Checks by the types of resources that they look at. */
    static Function<Resource, Stream<Hit>> of(Map<String, Function<Resource, Stream<Hit>>> checks) {
        return resource ->
                checks.getOrDefault(resource.type(), other -> Stream.empty()).apply(resource);
    }

    static Function<Resource, Stream<Hit>> of(String type, Function<Resource, Stream<Hit>> check) {
        return of(Set.of(type), check);
    }

    /** A section of the CIS Microsoft Azure Foundations Benchmark in the numbering of its version 3.0. */
    static String azure(String section) {
        return "CIS Azure Foundations Benchmark v3.0, " + section;
    }

    /** A section of the CIS Google Cloud Platform Foundation Benchmark in the numbering of its version 4.0. */
    static String google(String section) {
        return "CIS Google Cloud Foundation Benchmark v4.0, " + section;
    }
}
