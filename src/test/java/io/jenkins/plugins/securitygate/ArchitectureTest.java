package io.jenkins.plugins.securitygate;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rules that keep the data going one way and Jenkins out of the engine. */
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.securitygate";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyTheAdapterKnowsJenkins() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci.."));
    }

    @Test
    void dataGoesOneWay() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("model")
                .definedBy(ROOT + ".model..")
                .layer("report")
                .definedBy(ROOT + ".report..")
                .layer("license")
                .definedBy(ROOT + ".license..")
                .layer("yaml")
                .definedBy(ROOT + ".yaml..")
                .layer("scanner")
                .definedBy(ROOT + ".scanner..")
                .layer("evidence")
                .definedBy(ROOT + ".evidence..")
                .layer("governance")
                .definedBy(ROOT + ".governance..")
                .layer("policy")
                .definedBy(ROOT + ".policy..")
                .layer("risk")
                .definedBy(ROOT + ".risk..")
                .layer("vex")
                .definedBy(ROOT + ".vex..")
                .layer("export")
                .definedBy(ROOT + ".export..")
                .layer("attestation")
                .definedBy(ROOT + ".attestation..")
                .layer("upload")
                .definedBy(ROOT + ".upload..")
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .optionalLayer("jenkins")
                .definedBy(ROOT + ".jenkins..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jenkins")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("export")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("attestation")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("vex")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("upload")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("governance")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers("governance", "cli", "jenkins")
                .whereLayer("risk")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("scanner")
                .mayOnlyBeAccessedByLayers("risk", "cli", "jenkins")
                .whereLayer("yaml")
                .mayOnlyBeAccessedByLayers("scanner", "policy")
                .whereLayer("license")
                .mayOnlyBeAccessedByLayers("scanner", "evidence", "policy", "export")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("scanner", "cli", "jenkins")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("governance", "export", "attestation", "upload", "risk", "cli", "jenkins"));
    }

    @Test
    void classesAreNamedByNounsThatSaySomething() {
        check(classes()
                .that()
                // The name that every Jenkins plugin gives its descriptors.
                .doNotHaveSimpleName("DescriptorImpl")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)"));
    }

    @Test
    void sharedStateIsConstant() {
        check(fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal());
    }

    @Test
    void validationAndFillMethodsArePosts() {
        check(methods()
                .that()
                .haveNameMatching("do(Check|Fill).+")
                .should()
                .beAnnotatedWith("org.kohsuke.stapler.verb.POST"));
    }

    @Test
    void dataBoundClassesArePublic() {
        check(classes()
                .that()
                .containAnyConstructorsThat(annotatedWith("org.kohsuke.stapler.DataBoundConstructor"))
                .should()
                .bePublic());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
