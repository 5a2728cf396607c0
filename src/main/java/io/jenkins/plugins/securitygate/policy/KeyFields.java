package io.jenkins.plugins.securitygate.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the fields of an entry that alone decide the answer of a condition, see {@link ConditionTable}. */
final class KeyFields {
    private KeyFields() {}

    /**
     * The fields, as {@code severity} or {@code component.name}; none when the condition asks nothing of the entry, and
     * empty when it uses the entry as a whole.
     */
    static Optional<List<String>> of(CelAbstractSyntaxTree ast, Target target) {
        if (target.type() == null) {
            return Optional.empty();
        }
        List<CelNavigableExpr> uses = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.expr().getKind() == Kind.IDENT
                        && node.expr().ident().name().equals(target.item()))
                .toList();
        TreeSet<String> fields = new TreeSet<>();
        for (CelNavigableExpr use : uses) {
            String path = path(use);
            if (path.isEmpty()) {
                return Optional.empty();
            }
            fields.add(path);
        }
        return Optional.of(List.copyOf(fields));
    }

    /** The chain of fields that is selected from an expression. */
    private static String path(CelNavigableExpr start) {
        List<String> names = new ArrayList<>();
        Optional<CelNavigableExpr> parent = start.parent();
        while (parent.isPresent() && parent.get().expr().getKind() == Kind.SELECT) {
            names.add(parent.get().expr().select().field());
            parent = parent.get().parent();
        }
        return String.join(".", names);
    }
}
