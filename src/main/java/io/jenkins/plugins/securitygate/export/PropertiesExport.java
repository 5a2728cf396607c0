package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The decision as Java properties, for tools such as Spinnaker that make variables of them: the texts and numbers of
 * {@link DecisionExport}, one a line, in ASCII.
 *
 * <p>Two things differ from the decision file, because Spinnaker hands every property on to the stages that follow.
 * {@code stage} and {@code region} are left out: they would stand in for settings of the same name there. And a text
 * cannot contain the beginning of an expression, which Spinnaker would evaluate: a headline quotes what reports say.
 *
 * @see java.util.Properties#load(java.io.InputStream)
 */
public final class PropertiesExport implements Export {
    /** What {@link #fileName} says. */
    public static final String FILE_NAME = "compliance-gate.properties";

    private static final List<String> NAMES_OF_SETTINGS = List.of("stage", "region");

    private final String undecided;

    /** For builds to which no policy may apply. */
    public PropertiesExport() {
        this(DecisionExport.NO_POLICY);
    }

    /** @param undecided the headline when there is no decision */
    PropertiesExport(String undecided) {
        this.undecided = undecided;
    }

    @Override
    public String fileName() {
        return FILE_NAME;
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        Outcome outcome = new Outcome(evidence, decision);
        Map<String, Object> members = DecisionMembers.of(outcome, undecided);
        members.keySet().removeAll(NAMES_OF_SETTINGS);
        members.put("blockingRules", joined(outcome.blockers(), Outcome::ruleId));
        List<PolicyRef> policies = decision == null ? List.of() : decision.policies();
        members.put("policyNames", joined(policies, PolicyRef::name));
        members.put("policyDigests", joined(policies, policy -> "sha256:" + policy.digest()));
        StringBuilder text = new StringBuilder();
        members.forEach((name, value) ->
                text.append(name).append('=').append(value(value.toString())).append('\n'));
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static <T> String joined(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(","));
    }

    private static String value(String text) {
        StringBuilder escaped = new StringBuilder();
        String plain = text.replace("${", "$ {");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\\' || c == ' ' && i == 0) {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
