package io.jenkins.plugins.securitygate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Origin;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentMergeTest {
    private static final String LOGBACK = "pkg:maven/ch.qos.logback/logback-core@1.5.6";

    @Test
    void onePackageOfTwoScansIsOneComponentWithScopeAndLicences() {
        Evidence evidence = merged(
                scan("deps", ScanKind.DEPENDENCY, component(LOGBACK, "pom.xml", Scope.DIRECT)),
                scan(
                        "licences",
                        ScanKind.LICENSE,
                        component(LOGBACK, "lib/logback.jar", Scope.UNKNOWN, "EPL-1.0 OR LGPL-2.1-only")));
        assertThat(evidence.components())
                .containsExactly(new Component(
                        LOGBACK,
                        "logback-core",
                        "1.5.6",
                        List.of("EPL-1.0 OR LGPL-2.1-only"),
                        "pom.xml",
                        Scope.DIRECT,
                        List.of(
                                new Origin("deps", "pom.xml", List.of(), Scope.DIRECT),
                                new Origin(
                                        "licences",
                                        "lib/logback.jar",
                                        List.of("EPL-1.0 OR LGPL-2.1-only"),
                                        Scope.UNKNOWN))));
        assertThat(evidence.components().get(0).paths()).containsExactly("pom.xml", "lib/logback.jar");
    }

    @Test
    void aScanThatKnowsThePackageBestStandsFirstWhateverTheOrder() {
        Evidence evidence = merged(
                scan("licences", ScanKind.LICENSE, component(LOGBACK, "lib/logback.jar", Scope.UNKNOWN, "EPL-1.0")),
                scan("deps", ScanKind.DEPENDENCY, component(LOGBACK, "pom.xml", Scope.DEVELOPMENT)));
        assertThat(evidence.components()).singleElement().satisfies(component -> {
            assertThat(component.path()).isEqualTo("pom.xml");
            assertThat(component.scope()).isEqualTo(Scope.DEVELOPMENT);
        });
    }

    @Test
    void sourcesThatDisagreeAboutALicenceAreBothHeard() {
        assertThat(licenses(
                        scan("sbom", ScanKind.DEPENDENCY, component(LOGBACK, "", Scope.UNKNOWN, "LGPL-2.1-only")),
                        scan("licences", ScanKind.LICENSE, component(LOGBACK, "a.jar", Scope.UNKNOWN, "EPL-1.0"))))
                .containsExactly("LGPL-2.1-only", "EPL-1.0");
    }

    @Test
    void oneLicenceInTwoSpellingsIsOne() {
        assertThat(licenses(
                        scan("a", ScanKind.DEPENDENCY, component(LOGBACK, "", Scope.UNKNOWN, "(MIT OR Apache-2.0)")),
                        scan("b", ScanKind.DEPENDENCY, component(LOGBACK, "", Scope.UNKNOWN, "MIT OR apache-2.0"))))
                .containsExactly("MIT OR Apache-2.0");
    }

    @Test
    void wordsThatMeanNothingGiveWayToALicenceScanOnly() {
        Component unclear = component(LOGBACK, "pom.xml", Scope.DIRECT, "SEE LICENSE IN EULA.txt");
        Component clear = component(LOGBACK, "EULA.txt", Scope.UNKNOWN, "BUSL-1.1");
        assertThat(licenses(scan("deps", ScanKind.DEPENDENCY, unclear), scan("licences", ScanKind.LICENSE, clear)))
                .containsExactly("BUSL-1.1");
        assertThat(licenses(scan("deps", ScanKind.DEPENDENCY, unclear), scan("sbom", ScanKind.DEPENDENCY, clear)))
                .containsExactly("SEE LICENSE IN EULA.txt", "BUSL-1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPMENT, DIRECT, DIRECT",
        "TRANSITIVE, DEVELOPMENT, TRANSITIVE",
        "DIRECT, TRANSITIVE, DIRECT",
        // One lockfile does not say how it is used, so it may well be in the product.
        "DEVELOPMENT, UNKNOWN, UNKNOWN"
    })
    void theMostSeriousUseCounts(Scope one, Scope other, Scope merged) {
        Evidence evidence = merged(
                scan("a", ScanKind.DEPENDENCY, component(LOGBACK, "a/pom.xml", one)),
                scan("b", ScanKind.DEPENDENCY, component(LOGBACK, "b/pom.xml", other)));
        assertThat(evidence.components())
                .singleElement()
                .satisfies(component -> assertThat(component.scope()).isEqualTo(merged));
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/org.slf4j/slf4j-api@2.0.9, pkg:maven/org.slf4j/slf4j-api@2.0.9?type=jar, true",
        "pkg:pypi/ruamel.yaml@0.18.5, pkg:pypi/ruamel-yaml@0.18.5, true",
        "pkg:nuget/Newtonsoft.Json@13.0.3, pkg:nuget/newtonsoft.json@13.0.3, true",
        "pkg:maven/io.netty/netty@4.1.0?classifier=linux-x86_64, pkg:maven/io.netty/netty@4.1.0, false",
        "pkg:pypi/six@1.16, pkg:pypi/six@1-16, false",
        "pkg:npm/left-pad@1.3.0, pkg:npm/left-pad@1.2.0, false"
    })
    void packageUrlsThatDifferInWhatDoesNotMatterAreOnePackage(String one, String other, boolean same) {
        Evidence evidence = merged(
                scan("a", ScanKind.DEPENDENCY, component(one, "", Scope.UNKNOWN)),
                scan("b", ScanKind.DEPENDENCY, component(other, "", Scope.UNKNOWN)));
        assertThat(evidence.components()).hasSize(same ? 1 : 2);
    }

    @Test
    void componentsWithoutAPackageUrlStayApart() {
        Component one = new Component("", "lib.jar", "", List.of("MIT"), "a/lib.jar", Scope.UNKNOWN);
        Component other = new Component("", "lib.jar", "", List.of("GPL-2.0-only"), "b/lib.jar", Scope.UNKNOWN);
        assertThat(merged(scan("licences", ScanKind.LICENSE, one, other)).components())
                .extracting(Component::licenses)
                .containsExactly(List.of("MIT"), List.of("GPL-2.0-only"));
    }

    @Test
    void mergingAgainChangesNothing() {
        Evidence once = merged(
                scan("deps", ScanKind.DEPENDENCY, component(LOGBACK, "pom.xml", Scope.DIRECT, "whatever")),
                scan("licences", ScanKind.LICENSE, component(LOGBACK, "a.jar", Scope.UNKNOWN, "EPL-1.0")));
        assertThat(ComponentMerge.merged(once)).isEqualTo(once);
    }

    private static List<String> licenses(ScanResult... results) {
        List<Component> components = merged(results).components();
        assertThat(components).hasSize(1);
        return components.get(0).licenses();
    }

    private static Evidence merged(ScanResult... results) {
        return ComponentMerge.merged(Evidence.of(new Subject("shop", "1", "", ""), Instant.EPOCH, List.of(results)));
    }

    private static Component component(String purl, String path, Scope scope, String... licenses) {
        return new Component(purl, "logback-core", "1.5.6", List.of(licenses), path, scope);
    }

    private static ScanResult scan(String id, ScanKind kind, Component... components) {
        Scan scan = new Scan(
                id,
                id,
                "",
                Set.of(kind),
                ScanStatus.COMPLETED,
                "",
                Provenance.EXECUTED,
                "",
                "",
                "",
                Instant.EPOCH,
                0,
                Scan.Counts.NONE,
                List.of());
        return new ScanResult(scan, List.of(), List.of(components), List.of(), List.of());
    }
}
