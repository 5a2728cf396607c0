package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Statements of an access policy of AWS, written as a tree or as a text in JSON. */
public final class AwsPolicy {
    private AwsPolicy() {}

    /** A section of the CIS Amazon Web Services Foundations Benchmark in the numbering of its version 5.0. */
    public static String cis(String section) {
        return "CIS AWS Foundations Benchmark v5.0, " + section;
    }

    /** A hit for a policy with a statement that allows every action on every resource. */
    public static Stream<Hit> allowsEverything(YamlNode policy) {
        return statements(policy)
                .filter(statement -> isAllowed(statement)
                        && names(statement.get("Action"), List.of("*", "*:*")::contains)
                        && names(statement.get("Resource"), "*"::equals))
                .limit(1)
                .map(statement -> Hit.at(policy.location(), "Action: *, Resource: *"));
    }

    /** A hit for a policy with a statement that allows every action of a service on every resource. */
    public static Stream<Hit> allowsService(YamlNode policy) {
        return statements(policy)
                .filter(statement -> isAllowed(statement) && names(statement.get("Resource"), "*"::equals))
                .filter(statement ->
                        names(statement.get("Action"), action -> action.endsWith(":*") && action.length() > 3))
                .limit(1)
                .map(statement -> Hit.at(policy.location(), "Action: service:*, Resource: *"));
    }

    /** Whether anybody at all may do something, under no condition. */
    public static boolean isPublic(YamlNode policy) {
        return statements(policy)
                .anyMatch(statement -> isAllowed(statement)
                        && !statement.get("Condition").isPresent()
                        && (names(statement.get("Principal"), "*"::equals)
                                || names(statement.get("Principal", "AWS"), "*"::equals)));
    }

    private static boolean isAllowed(YamlNode statement) {
        return statement.get("Effect").text().equals("Allow");
    }

    private static boolean names(YamlNode value, Predicate<String> wanted) {
        return wanted.test(value.text())
                || value.items().stream().map(YamlNode::text).anyMatch(wanted);
    }

    private static Stream<YamlNode> statements(YamlNode policy) {
        YamlNode root = EmbeddedJson.tree(policy);
        YamlNode statement = root.get("Statement");
        return statement.isMapping() ? Stream.of(statement) : statement.items().stream();
    }
}
