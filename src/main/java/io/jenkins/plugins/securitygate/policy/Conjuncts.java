package io.jenkins.plugins.securitygate.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a condition that all must hold. In CEL false and an error is false, in either order, so a part that is
 * false decides without the others.
 */
final class Conjuncts {
    private static final String AND = "_&&_";

    private Conjuncts() {}

    /** The parts, each as a condition of its own; the condition itself when it has only one. */
    static List<CelAbstractSyntaxTree> of(CelAbstractSyntaxTree ast) {
        List<CelExpr> parts = new ArrayList<>();
        collect(ast.getExpr(), parts);
        return parts.stream()
                .map(part -> CelAbstractSyntaxTree.newCheckedAst(
                        part, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap()))
                .toList();
    }

    private static void collect(CelExpr expr, List<CelExpr> parts) {
        if (expr.getKind() == Kind.CALL && expr.call().function().equals(AND)) {
            expr.call().args().forEach(part -> collect(part, parts));
        } else {
            parts.add(expr);
        }
    }
}
