package io.jenkins.plugins.securitygate.policy;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseList;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions of conditions that understand licences. What is not known is neither allowed nor needed. */
final class LicenseFunctions {
    static final String ALLOWED = "licenseAllowed";
    static final String NEEDED = "licenseNeeded";
    static final String KNOWN = "licenseKnown";

    /** Those whose second argument lists licences. */
    static final Set<String> LISTING = Set.of(ALLOWED, NEEDED);

    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private LicenseFunctions() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        ALLOWED, CelOverloadDecl.newGlobalOverload(id(ALLOWED), SimpleType.BOOL, TEXTS, TEXTS)),
                CelFunctionDecl.newFunctionDeclaration(
                        NEEDED, CelOverloadDecl.newGlobalOverload(id(NEEDED), SimpleType.BOOL, TEXTS, TEXTS)),
                CelFunctionDecl.newFunctionDeclaration(
                        KNOWN, CelOverloadDecl.newGlobalOverload(id(KNOWN), SimpleType.BOOL, TEXTS)));
    }

    static Set<CelFunctionBinding> bindings() {
        return ImmutableSet.<CelFunctionBinding>builder()
                .addAll(CelFunctionBinding.fromOverloads(
                        ALLOWED,
                        CelFunctionBinding.from(id(ALLOWED), List.class, List.class, LicenseFunctions::allowed)))
                .addAll(CelFunctionBinding.fromOverloads(
                        NEEDED, CelFunctionBinding.from(id(NEEDED), List.class, List.class, LicenseFunctions::needed)))
                .addAll(CelFunctionBinding.fromOverloads(
                        KNOWN,
                        CelFunctionBinding.from(
                                id(KNOWN),
                                List.class,
                                licenses -> read(licenses).isPresent())))
                .build();
    }

    private static String id(String function) {
        return function + "_lists";
    }

    private static boolean allowed(List<?> licenses, List<?> listed) {
        return read(licenses).filter(new LicenseList(texts(listed))::allows).isPresent();
    }

    private static boolean needed(List<?> licenses, List<?> listed) {
        LicenseList list = new LicenseList(texts(listed));
        // One that is not understood beside it takes nothing away from what is.
        return texts(licenses).stream()
                .anyMatch(text ->
                        LicenseNames.read(text).filter(list::isNeededFor).isPresent());
    }

    private static Optional<LicenseExpression> read(List<?> licenses) {
        return LicenseNames.readAll(texts(licenses));
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String.class::cast).toList();
    }
}
