package io.jenkins.plugins.securitygate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.from;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Baselines and waivers of users hold fingerprints, so they must never change. The values here come from outside:
 * {@code printf 'secret\0aws-key\0config/prod.env\0a1b2\0' | sha256sum | cut -c1-32}.
 */
class FingerprintTest {
    private static final Component LOG4J = Component.of(
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar",
            "org.apache.logging.log4j:log4j-core",
            "2.14.1");
    private static final Location DAO = Location.of("src/Dao.java", 17);

    private static Finding.Builder sast() {
        return Finding.of(ScanKind.SAST, "java/sql-injection").location(DAO);
    }

    static Stream<Arguments> pinned() {
        return Stream.of(
                arguments(
                        "a dependency: least identifier, package, target",
                        Finding.of(ScanKind.DEPENDENCY, "any")
                                .advisory(Advisory.of(
                                        List.of("GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228"), List.of("2.15.0")))
                                .component(LOG4J)
                                .target("app.jar"),
                        "affe12ba6644d281955806503099d342"),
                arguments(
                        "a container without identifiers: rule, package, target",
                        Finding.of(ScanKind.CONTAINER, "CVE-2024-3094")
                                .component(Component.of("", "xz-utils", "5.6.0"))
                                .target("registry.example.org/app:1"),
                        "7d0b38ff74a2277259f786b543bf4470"),
                arguments(
                        "a secret: rule, file, salted hash",
                        Finding.of(ScanKind.SECRET, "aws-key")
                                .location(Location.of("config/prod.env", 3))
                                .identity("a1b2"),
                        "132274a55a2400f31d2cfc1d892232da"),
                arguments(
                        "code: rule, file, snippet without space",
                        sast().snippet("  q.find(\"ä\"\t+ id);\n").identity("39a1:1"),
                        "0f4a99e710ff23cb98da59ff297f9b9a"),
                arguments(
                        "code without a snippet: the tool's own fingerprint",
                        sast().identity("39a1:1"),
                        "2fcc740279021ce22aa92dc1c5b1a3a8"),
                arguments("code of which only the place is known", sast(), "33469c60485fc6662b496338d6c25dcf"),
                arguments(
                        "code without a rule: the weakness",
                        Finding.of(ScanKind.SAST, "").location(DAO).cwes(List.of(89, 20)),
                        "87314209af4b14bc09e30c04c08f565e"),
                arguments(
                        "a configuration without a resource: rule, file",
                        Finding.of(ScanKind.CONFIGURATION, "DS002").location(Location.of("Dockerfile", 1)),
                        "d0cf667c4407e2c9b4be7c6f4898badd"),
                arguments(
                        "a configuration: rule, resource, identity",
                        Finding.of(ScanKind.CONFIGURATION, "K001")
                                .location(Location.of("web.yaml", 9))
                                .target("Deployment/web")
                                .identity("runAsUser"),
                        "38d5fbc4998a3923a596527674a6869f"),
                arguments(
                        "a running application: rule, method, address, parameter",
                        Finding.of(ScanKind.DAST, "40012")
                                .endpoint(new Endpoint("get", "https://shop.example.org/search?q=1", "q")),
                        "5786d674c3731199caefc061382f7980"),
                arguments(
                        "a licence: package, SPDX id",
                        Finding.of(ScanKind.LICENSE, "GPL-3.0-only")
                                .component(Component.of("pkg:npm/left-pad@1.3.0", "left-pad", "1.3.0")),
                        "604510c44b097e0e5f8f92faf226adfe"),
                arguments(
                        "a crash without a stack: target, rule",
                        Finding.of(ScanKind.FUZZING, "heap-buffer-overflow").target("parse_fuzzer"),
                        "ba4c0986c14aa563174ab9f749a30ff9"),
                arguments(
                        "a crash: target, stack hash",
                        Finding.of(ScanKind.FUZZING, "heap-buffer-overflow")
                                .target("parse_fuzzer")
                                .identity("9f86d081"),
                        "abba6d6aa98c08f4d8535fad50f02f73"),
                arguments(
                        "a failed test: suite, name",
                        Finding.of(ScanKind.TEST, "failed")
                                .target("org.example.CartTest")
                                .identity("addsUp"),
                        "f4d16ed63bc6e19db52b887c47fb866d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pinned")
    void isForEver(String what, Finding.Builder finding, String fingerprint) {
        assertThat(finding.build("scan", "tool").fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void doesNotDependOnWhatMayChange() {
        Finding before = sast().snippet("f(x);").build("scan-1", "tool");

        Finding after = sast().snippet("f( x );")
                .severity(Severity.CRITICAL)
                .title("Other words")
                .location(Location.of("src/Dao.java", 99))
                .build("scan-2", "tool");

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
    }

    @Test
    void staysWithTheFindingWhenItsStateChanges() {
        Finding finding = sast().identity("39a1:1").build("scan", "tool");

        assertThat(finding.withChange(Change.NEW).withOccurrences(2))
                .returns(finding.fingerprint(), from(Finding::fingerprint));
    }
}
