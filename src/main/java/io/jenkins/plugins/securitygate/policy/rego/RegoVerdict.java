package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a package says, read by conftest's conventions: sets named {@code deny}, {@code violation} or {@code warn}, alone
 * or followed by an underscore and a name, hold texts or objects with {@code msg}; the lists of names in the set {@code
 * exception} switch rules off, {@code deny_} and {@code violation_} left out.
 *
 * <p>Where conftest takes an answer that is not of this form for a success, it is an error here.
 *
 * @param denied messages that break the rule, ordered by rule and text
 * @param warned messages that only warn, in the same order
 * @param exempted how many messages an exception took away
 * @see <a href="https://www.conftest.dev/exceptions/">Exceptions in conftest</a>
 */
public record RegoVerdict(List<RegoMessage> denied, List<RegoMessage> warned, int exempted) {
    private static final Pattern FAILURE = Pattern.compile("(deny|violation)(_[a-zA-Z0-9]+)*");
    private static final Pattern WARNING = Pattern.compile("warn(_[a-zA-Z0-9]+)*");
    private static final Comparator<RegoMessage> ORDER = Comparator.comparing(RegoMessage::rule)
            .thenComparing(RegoMessage::text)
            .thenComparing(RegoMessage::where)
            .thenComparing(RegoMessage::fingerprint);

    public RegoVerdict {
        denied = denied.stream().sorted(ORDER).toList();
        warned = warned.stream().sorted(ORDER).toList();
    }

    /**
     * Reads the document of a package.
     *
     * @throws RegoException when it is not of the form that conftest's conventions demand, or holds no rule at all
     */
    public static RegoVerdict of(JsonNode document) throws RegoException {
        if (!document.isObject()) {
            throw new RegoException("the query must name a package, its answer is " + describe(document));
        }
        List<RegoMessage> denied = new ArrayList<>();
        List<RegoMessage> warned = new ArrayList<>();
        Set<String> exceptions = exceptions(document.path("exception"));
        boolean any = false;
        int exempted = 0;
        for (Map.Entry<String, JsonNode> rule : document.properties()) {
            boolean fails = FAILURE.matcher(rule.getKey()).matches();
            if (!fails && !WARNING.matcher(rule.getKey()).matches()) {
                continue;
            }
            any = true;
            List<RegoMessage> messages = messages(rule.getKey(), rule.getValue());
            if (exceptions.contains(rule.getKey().replaceFirst("^(deny|violation)_", ""))) {
                exempted += messages.size();
            } else {
                (fails ? denied : warned).addAll(messages);
            }
        }
        if (!any) {
            throw new RegoException("the package has no rule named deny, violation or warn, so it decides nothing");
        }
        return new RegoVerdict(denied, warned, exempted);
    }

    private static Set<String> exceptions(JsonNode lists) throws RegoException {
        Set<String> names = new HashSet<>();
        if (lists.isMissingNode()) {
            return names;
        }
        if (!lists.isArray()) {
            throw new RegoException("'exception' must be a set of lists of rule names, not " + describe(lists));
        }
        for (JsonNode list : lists) {
            if (!list.isArray()) {
                throw new RegoException("'exception' must hold lists of rule names, not " + describe(list));
            }
            list.forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    private static List<RegoMessage> messages(String rule, JsonNode set) throws RegoException {
        if (!set.isArray()) {
            throw new RegoException("'" + rule + "' must be a set of messages, such as '" + rule
                    + " contains msg if …', not " + describe(set));
        }
        List<RegoMessage> messages = new ArrayList<>();
        for (JsonNode entry : set) {
            JsonNode text = entry.isObject() ? entry.path("msg") : entry;
            if (!text.isTextual()) {
                throw new RegoException(
                        "'" + rule + "' must hold texts or objects with a text 'msg', not " + describe(entry));
            }
            messages.add(new RegoMessage(
                    rule,
                    text.textValue(),
                    entry.path("where").asText(),
                    entry.path("fix").asText(),
                    entry.path("fingerprint").asText()));
        }
        return messages;
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "nothing";
        };
    }
}
