package io.jenkins.plugins.securitygate.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compiles conditions against the types of the evidence, so that what can be known to be wrong is known before there is
 * any evidence.
 */
final class ConditionCompiler {
    static final String AT_LEAST = "atLeast";

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(10_000)
            .maxParseRecursionDepth(50)
            .build();
    private static final CelRuntime RUNTIME = runtime();
    private static final Map<Target, CelCompiler> COMPILERS = compilers();

    private ConditionCompiler() {}

    /** The variables that a condition of this target can use, with their types, in the order of the documentation. */
    static Map<String, CelType> variables(Target target) {
        Map<String, CelType> variables = new LinkedHashMap<>();
        if (target.type() != null) {
            variables.put(target.item(), target.type().structType());
        }
        for (Target collection : Target.values()) {
            if (collection.type() != null) {
                variables.put(collection.id(), ListType.create(collection.type().structType()));
            }
        }
        variables.put("subject", ItemTypes.SUBJECT.structType());
        variables.put("risk", ItemTypes.RISK.structType());
        variables.put("stage", SimpleType.STRING);
        variables.put("region", SimpleType.STRING);
        variables.put("baseline", SimpleType.STRING);
        return variables;
    }

    /**
     * Compiles a condition.
     *
     * @param problems takes every mistake in the text
     * @return empty when there was a problem
     */
    static Optional<Condition> compile(String text, Target target, Consumer<ConditionProblem> problems) {
        CelValidationResult result = COMPILERS.get(target).compile(text);
        if (result.hasError()) {
            IssueTranslation translation = new IssueTranslation(text, target);
            result.getErrors().stream().map(translation::problem).distinct().forEach(problems);
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            List<ConditionProblem> found = new ConditionCheck(ast, target).problems();
            found.forEach(problems);
            return found.isEmpty() ? Optional.of(condition(text, ast, target)) : Optional.empty();
        } catch (CelValidationException | CelEvaluationException e) {
            problems.accept(new ConditionProblem(0, e.getMessage()));
            return Optional.empty();
        }
    }

    private static Condition condition(String text, CelAbstractSyntaxTree ast, Target target)
            throws CelEvaluationException {
        List<Condition.Part> parts = new ArrayList<>();
        for (CelAbstractSyntaxTree part : Conjuncts.of(ast)) {
            parts.add(new Condition.Part(RUNTIME.createProgram(part), KeyFields.of(part, target)));
        }
        return new Condition(text, RUNTIME.createProgram(ast), parts);
    }

    private static Map<Target, CelCompiler> compilers() {
        Map<Target, CelCompiler> compilers = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setTypeProvider(new EvidenceTypes())
                    .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                            AT_LEAST,
                            CelOverloadDecl.newGlobalOverload(
                                    "atLeast_string_string", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                    .addFunctionDeclarations(LicenseFunctions.declarations());
            variables(target).forEach(builder::addVar);
            compilers.put(target, builder.build());
        }
        return compilers;
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        AT_LEAST,
                        CelFunctionBinding.from(
                                "atLeast_string_string", String.class, String.class, ConditionCompiler::atLeast)))
                .addFunctionBindings(LicenseFunctions.bindings())
                .build();
    }

    private static boolean atLeast(String severity, String limit) {
        return Severity.of(severity).atLeast(Severity.of(limit));
    }

    /** Tells the type checker our types. */
    private static final class EvidenceTypes implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ItemTypes.ALL.stream().map(ItemType::structType).collect(ImmutableList.toImmutableList());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
