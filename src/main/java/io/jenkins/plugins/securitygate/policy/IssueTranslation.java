package io.jenkins.plugins.securitygate.policy;

import dev.cel.common.CelIssue;
import io.jenkins.plugins.securitygate.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the CEL compiler says of one condition into what its author needs to know. */
final class IssueTranslation {
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(\\([^']*\\))'");
    private static final Pattern SYNTAX = Pattern.compile("(?:mismatched|extraneous) input '([^']*)'");
    private static final List<String> FUNCTIONS = List.of(
            ConditionCompiler.AT_LEAST,
            LicenseFunctions.ALLOWED,
            LicenseFunctions.NEEDED,
            LicenseFunctions.KNOWN,
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "size",
            "exists",
            "exists_one",
            "all",
            "filter",
            "map");
    private static final Pattern LAST_NAME = Pattern.compile("(\\w+)\\s*$");

    private final String text;
    private final Target target;

    IssueTranslation(String text, Target target) {
        this.text = text;
        this.target = target;
    }

    ConditionProblem problem(CelIssue issue) {
        int offset = offset(
                issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn());
        Matcher field = UNDEFINED_FIELD.matcher(issue.getMessage());
        if (field.lookingAt()) {
            return undefinedField(field.group(1), offset);
        }
        Matcher name = UNDECLARED.matcher(issue.getMessage());
        if (name.lookingAt()) {
            int at = Math.max(0, text.lastIndexOf(name.group(1), offset));
            return new ConditionProblem(at, "unknown name '" + name.group(1) + "'" + nameHint(name.group(1)));
        }
        Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
        if (overload.lookingAt()) {
            return new ConditionProblem(offset, noOverload(overload.group(1), overload.group(2)));
        }
        Matcher syntax = SYNTAX.matcher(issue.getMessage());
        return new ConditionProblem(offset, syntax.lookingAt() ? syntax(syntax.group(1)) : issue.getMessage());
    }

    private static String noOverload(String function, String types) {
        String name = function.replaceAll("^_|_$|^@", "");
        boolean mixed = name.matches("[=!]=") && types.contains("double") && types.contains("int");
        String hint = mixed ? "; write the number with a decimal point" : "";
        return "'" + name + "' cannot be applied to " + types + hint;
    }

    private static String syntax(String token) {
        return token.equals("<EOF>") ? "the condition ends too early" : "'" + token + "' cannot stand here";
    }

    private ConditionProblem undefinedField(String field, int offset) {
        Matcher use =
                Pattern.compile("\\.\\s*(" + Pattern.quote(field) + ")\\b").matcher(text);
        int at = use.find(offset) ? use.start(1) : offset;
        Matcher owner = LAST_NAME.matcher(text.substring(0, Math.max(0, text.lastIndexOf('.', at))));
        Collection<String> known = knownFields(owner.find() ? owner.group(1) : "");
        return new ConditionProblem(at, "unknown field '" + field + "'" + Suggestion.near(field, known));
    }

    private static Collection<String> knownFields(String owner) {
        List<String> all = new ArrayList<>();
        for (ItemType<?> type : ItemTypes.ALL) {
            if (type.name().equals(owner)) {
                return type.fields().keySet();
            }
            all.addAll(type.fields().keySet());
        }
        return all;
    }

    private String nameHint(String name) {
        for (Target other : Target.values()) {
            if (other != target && other.type() != null && other.item().equals(name)) {
                return "; a rule that asks of each " + name + " says 'for: " + other.id() + "'";
            }
        }
        List<String> names = new ArrayList<>(ConditionCompiler.variables(target).keySet());
        names.addAll(FUNCTIONS);
        return Suggestion.near(name, names);
    }

    /** Lines count from 1 and columns from 0, in code points. */
    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        int points = Math.min(Math.max(0, column), text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, points);
    }
}
