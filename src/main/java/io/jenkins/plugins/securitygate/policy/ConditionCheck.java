package io.jenkins.plugins.securitygate.policy;

import com.google.common.collect.ImmutableList;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.securitygate.license.LicenseList;
import io.jenkins.plugins.securitygate.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds conditions that are well typed and still cannot mean what their author wanted. */
final class ConditionCheck {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in", ConditionCompiler.AT_LEAST);

    private final CelAbstractSyntaxTree ast;
    private final Target target;

    ConditionCheck(CelAbstractSyntaxTree ast, Target target) {
        this.ast = ast;
        this.target = target;
    }

    List<ConditionProblem> problems() {
        CelType result = ast.getResultType();
        if (!result.equals(SimpleType.BOOL)) {
            return List.of(new ConditionProblem(
                    0, "a condition must be true or false, this one is a value of type " + result.name()));
        }
        List<CelExpr> nodes = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .toList();
        if (nodes.stream().noneMatch(this::asksEvidence)) {
            return List.of(new ConditionProblem(
                    0, "the condition asks nothing of the evidence, so it always matches everything or nothing"));
        }
        List<ConditionProblem> problems = new ArrayList<>();
        for (CelExpr node : nodes) {
            checkWords(node, problems);
            checkRegex(node, problems);
            checkAttributes(node, problems);
            checkLicenses(node, problems);
            if (node.getKind() == Kind.STRUCT) {
                problems.add(new ConditionProblem(position(node), "a condition cannot make new objects"));
            }
        }
        return problems;
    }

    private void checkRegex(CelExpr node, List<ConditionProblem> problems) {
        if (node.getKind() != Kind.CALL || !node.call().function().equals("matches")) {
            return;
        }
        CelExpr regex = node.call().args().get(node.call().args().size() - 1);
        if (isText(regex)) {
            try {
                Pattern.compile(regex.constant().stringValue());
            } catch (PatternSyntaxException e) {
                problems.add(
                        new ConditionProblem(position(regex), "not a regular expression (RE2): " + e.getMessage()));
            }
        }
    }

    /** CEL asks the map for the value here, and an absent attribute has one: the empty text. */
    private void checkAttributes(CelExpr node, List<ConditionProblem> problems) {
        if (node.getKind() == Kind.CALL
                && node.call().function().equals("@in")
                && ast.getType(node.call().args().get(1).id()).orElse(SimpleType.DYN) instanceof MapType) {
            problems.add(new ConditionProblem(
                    position(node),
                    "an absent attribute reads as the empty text; compare it with \"\" instead of 'in'"));
        }
    }

    /** A licence that nobody can have would silently never match. */
    private void checkLicenses(CelExpr node, List<ConditionProblem> problems) {
        if (node.getKind() != Kind.CALL
                || !LicenseFunctions.LISTING.contains(node.call().function())
                || node.call().args().get(1).getKind() != Kind.LIST) {
            return;
        }
        for (CelExpr entry : node.call().args().get(1).list().elements()) {
            if (isText(entry) && !LicenseList.isEntry(entry.constant().stringValue())) {
                problems.add(new ConditionProblem(
                        position(entry),
                        "'" + entry.constant().stringValue()
                                + "' is not one licence; write an SPDX id, with WITH and an exception where needed,"
                                + " or a LicenseRef- of your own"));
            }
        }
    }

    private static boolean isText(CelExpr node) {
        return node.getKind() == Kind.CONSTANT && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private boolean asksEvidence(CelExpr node) {
        return node.getKind() == Kind.IDENT
                && ConditionCompiler.variables(target).containsKey(node.ident().name());
    }

    /** A comparison with a word that the field never holds would silently never match. */
    private void checkWords(CelExpr node, List<ConditionProblem> problems) {
        if (node.getKind() != Kind.CALL || !COMPARISONS.contains(node.call().function())) {
            return;
        }
        ImmutableList<CelExpr> operands = node.call().args();
        boolean ranks = node.call().function().equals(ConditionCompiler.AT_LEAST);
        for (int i = 0; i < 2; i++) {
            List<String> words = ranks ? severities() : words(operands.get(i));
            if (!words.isEmpty()) {
                checkLiterals(operands.get(1 - i), words, problems);
            }
        }
    }

    private static List<String> severities() {
        return ItemTypes.FINDING.fields().get("severity").words();
    }

    private List<String> words(CelExpr operand) {
        if (operand.getKind() != Kind.SELECT) {
            return List.of();
        }
        CelType owner = ast.getType(operand.select().operand().id()).orElse(SimpleType.DYN);
        return ItemTypes.ALL.stream()
                .filter(type -> type.structType().name().equals(owner.name()))
                .findFirst()
                .map(type -> type.fields().get(operand.select().field()).words())
                .orElse(List.of());
    }

    private void checkLiterals(CelExpr operand, List<String> words, List<ConditionProblem> problems) {
        if (operand.getKind() == Kind.LIST) {
            operand.list().elements().forEach(element -> checkLiterals(element, words, problems));
        }
        if (!isText(operand)) {
            return;
        }
        String literal = operand.constant().stringValue();
        if (!words.contains(literal)) {
            String hint = Suggestion.near(literal, words);
            problems.add(new ConditionProblem(
                    position(operand),
                    "'" + literal + "' is none of the words that can stand here: " + String.join(", ", words) + hint));
        }
    }

    /** The compiler counts code points. */
    private int position(CelExpr node) {
        Integer points = ast.getSource().getPositionsMap().get(node.id());
        return points == null ? 0 : ast.getSource().getContent().toString().offsetByCodePoints(0, points);
    }
}
