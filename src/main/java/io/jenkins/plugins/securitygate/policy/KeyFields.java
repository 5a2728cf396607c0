package io.jenkins.plugins.securitygate.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.TreeSet;

/** Finds the fields of an entry that alone decide the answer of a condition, see {@link ConditionCache}. */
final class KeyFields {
    private KeyFields() {}

    /** The fields; none when the condition also reads a field that may differ from entry to entry. */
    static List<String> of(CelAbstractSyntaxTree ast, Target target) {
        if (target.type() == null) {
            return List.of();
        }
        List<CelNavigableExpr> uses = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.expr().getKind() == Kind.IDENT
                        && node.expr().ident().name().equals(target.item()))
                .toList();
        TreeSet<String> fields = new TreeSet<>();
        for (CelNavigableExpr use : uses) {
            CelNavigableExpr parent = use.parent().orElse(use);
            if (parent.expr().getKind() != Kind.SELECT
                    || !hasFewValues(target.type(), parent.expr().select().field())) {
                return List.of();
            }
            fields.add(parent.expr().select().field());
        }
        return List.copyOf(fields);
    }

    private static boolean hasFewValues(ItemType<?> type, String name) {
        ItemType.Field<?> field = type.fields().get(name);
        return !field.words().isEmpty()
                || field.type().equals(SimpleType.BOOL)
                || field.type().equals(SimpleType.DOUBLE)
                || name.equals("severity_rank")
                || name.equals("tool");
    }
}
