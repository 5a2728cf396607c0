package io.jenkins.plugins.securitygate.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.license.LicenseExpression.License;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LicensePropertiesTest {
    private static final List<String> IDS = List.of("MIT", "ISC", "Apache-2.0", "GPL-2.0-only", "GPL-2.0-or-later");

    @Property(tries = 300)
    void aLongerListNeverForbidsMore(
            @ForAll("expressions") LicenseExpression expression,
            @ForAll("lists") List<String> list,
            @ForAll("lists") List<String> more) {
        List<String> longer = new ArrayList<>(list);
        longer.addAll(more);

        if (new LicenseList(list).allows(expression)) {
            assertThat(new LicenseList(longer).allows(expression)).isTrue();
        }
    }

    @Property(tries = 300)
    void whatIsWrittenReadsBackAsTheSame(@ForAll("expressions") LicenseExpression expression)
            throws LicenseSyntaxException {
        assertThat(LicenseExpression.parse(expression.toString())).isEqualTo(expression);
    }

    @Property(tries = 300)
    void anyTextIsReadOrNotKnown(@ForAll("texts") String text) {
        LicenseNames.read(text)
                .ifPresent(
                        read -> assertThat(LicenseNames.read(read.toString())).contains(read));
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.of(IDS).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("MIT", "GPL", "2", "+", "(", ")", "OR", "AND", "WITH", "/", "Bison-exception-2.2", "é")
                .list()
                .ofMaxSize(8)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<LicenseExpression> expressions() {
        Arbitrary<LicenseExpression> leaf =
                Arbitraries.of(IDS).map(id -> (LicenseExpression) new License(id, false, ""));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> inner.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .flatMap(parts -> Arbitraries.of(LicenseExpression.all(parts), LicenseExpression.any(parts))),
                0,
                3);
    }
}
