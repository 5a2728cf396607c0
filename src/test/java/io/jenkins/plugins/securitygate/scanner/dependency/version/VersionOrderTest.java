package io.jenkins.plugins.securitygate.scanner.dependency.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of each ecosystem's specification or of its own tests. */
class VersionOrderTest {
    private static final List<String> ECOSYSTEMS = List.of(
            "npm",
            "crates.io",
            "Go",
            "Hex",
            "Maven",
            "PyPI",
            "RubyGems",
            "Packagist",
            "NuGet",
            "Pub",
            "Debian:12",
            "Rocky Linux:9",
            "Alpine:v3.20");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Semantic Versioning 2.0.0, 11
                "npm | 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0 < 2.0.0 < 2.1.0 < 2.1.1",
                "crates.io | 0.9.0 < 0.10.0 < 1.0.0-0.3.7 < 1.0.0-x.7.z.92 < 1.0.0 < 18446744073709551616.0.0",
                // Go modules reference, pseudo-versions
                "Go | v0.0.0-20180101000000-aaaaaaaaaaaa < v0.0.0-20191109021931-daa7c04131f5 < v1.2.3-pre.0.20191109021931-daa7c04131f5 < v1.2.3 < v1.2.4-0.20191109021931-daa7c04131f5 < v1.2.4",
                "Hex | 1.0.0-dev < 1.0.0-rc.0 < 1.0.0 < 1.0.10",
                // PEP 440, Summary of permitted suffixes and relative ordering
                "PyPI | 1.dev0 < 1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 < 1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 < 1.0 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 < 1.0.15 < 1.1.dev1 < 1!0.5",
                // POM reference, Version Order Specification
                "Maven | 1-alpha < 1-beta < 1-milestone < 1-rc < 1-SNAPSHOT < 1 < 1-sp < 1-foo2 < 1-foo10 < 1-1 < 1.1",
                "Maven | 2.9.8 < 2.9.10 < 2.9.10.1 < 2.10.0-rc1 < 2.10.0 < 2.10.0.pr1",
                // Gem::Version
                "RubyGems | 1.0.a < 1.0.a.2 < 1.0.b1 < 1.0.rc1 < 1.0 < 1.0.1 < 1.1.pre < 1.1 < 1.10",
                // Composer, Versions and constraints; PHP, version_compare
                "Packagist | dev-main < 1.0-dev < 1.0-alpha1 < 1.0-alpha2 < 1.0-beta1 < 1.0-RC1 < 1.0-RC2 < 1.0 < 1.0-p1 < 1.0.1 < 1.10",
                // NuGet, Package versioning
                "NuGet | 1.0.1-alpha < 1.0.1-alpha.2 < 1.0.1-Beta < 1.0.1-open < 1.0.1-rc.2 < 1.0.1-rc.10 < 1.0.1-zzz < 1.0.1 < 1.0.1.1 < 1.0.2",
                // pub_semver, version_test
                "Pub | 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0-rc.1+build.1 < 1.0.0 < 1.0.0+0.3.7 < 1.3.7+build < 1.3.7+build.2.b8f12d7 < 1.3.7+build.11.e0f985a < 2.0.0",
                // Debian policy, 5.6.12
                "Debian:12 | 1.0~~ < 1.0~~a < 1.0~ < 1.0 < 1.0-1 < 1.0-1+deb12u1 < 1.0-2 < 1.0a < 1.0+b < 1.0.1 < 1:0.5",
                // rpm, tests/rpmvercmp.at
                "Rocky Linux:9 | 1.0~rc1 < 1.0~rc2 < 1.0 < 1.0^ < 1.0^git1 < 1.0^git2 < 1.0.1 < 2.0",
                "Rocky Linux:9 | 5.5p1 < 5.5p2 < 5.5p10 < 10xyz < 10.0001 < 10.0039 < 20101121 < 20101122 < 1:1.0",
                "Rocky Linux:9 | 3.0.7-16.el9 < 3.0.7-16.el9_1 < 3.0.7-17.el9",
                // apk-tools, test/version.data
                "Alpine:v3.20 | 1.0_alpha < 1.0_alpha2 < 1.0_beta < 1.0_pre < 1.0_rc1 < 1.0 < 1.0-r1 < 1.0-r10 < 1.0_p1 < 1.0a < 1.0b < 1.0.1",
            })
    void ordersAsTheSpecificationDoes(String ecosystem, String chain) {
        VersionOrder order = VersionOrder.of(ecosystem);
        List<String> versions = List.of(chain.split(" < "));

        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(order.compare(versions.get(i), versions.get(j))))
                        .as(versions.get(i) + " and " + versions.get(j))
                        .isEqualTo(Integer.signum(Integer.compare(i, j)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "npm, 1.0.0+20130313144700, v1.0.0",
        "Go, v2.0.0+incompatible, 2.0.0",
        "PyPI, 1.1RC1, 1.1.c1",
        "PyPI, v1.0-1, 1.0.post1",
        "PyPI, 1.0.0, 1",
        "Maven, 1.0.0, 1",
        "Maven, 1-ga, 1-RELEASE",
        "RubyGems, 1.0, 1.0.0",
        "RubyGems, 1.0-1, 1.0.pre.1",
        "Packagist, v1.0, 1.0.0.0",
        "Packagist, 1.0.0-b2, 1.0.0-beta.2",
        "NuGet, 1.0.0.0, 1.0",
        "NuGet, 1.0-RC, 1.0.0-rc",
        "Debian, 1.0, 0:1.0-0",
        "Rocky Linux, 2_0, 2.0",
    })
    void takesForTheSameWhatTheEcosystemDoes(String ecosystem, String a, String b) {
        assertThat(VersionOrder.of(ecosystem).compare(a, b)).isZero();
    }

    @Property(tries = 2_000)
    void isATotalOrder(
            @ForAll("ecosystems") String ecosystem,
            @ForAll("versions") String a,
            @ForAll("versions") String b,
            @ForAll("versions") String c) {
        VersionOrder order = VersionOrder.of(ecosystem);

        assertThat(order.compare(a, a)).isZero();
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isNotPositive();
        }
        if (order.compare(a, b) == 0) {
            assertThat(Integer.signum(order.compare(a, c))).isEqualTo(Integer.signum(order.compare(b, c)));
        }
    }

    @Provide
    Arbitrary<String> ecosystems() {
        return Arbitraries.of(
                ECOSYSTEMS.stream().filter(name -> !name.equals("Maven")).toList());
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(
                        Stream.of("0 1 2 01 10 00 . . . - _ + ~ ^ : a b rc dev alpha beta pre p post v r1 x".split(" "))
                                .toList())
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }
}
