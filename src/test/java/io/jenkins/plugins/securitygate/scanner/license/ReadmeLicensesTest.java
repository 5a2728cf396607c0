package io.jenkins.plugins.securitygate.scanner.license;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadmeLicensesTest {
    @Test
    void sectionAboutTheLicenceIsRead() {
        assertThat(ReadmeLicenses.in("""
                # cart

                Talks to servers under the Apache License, Version 2.0.

                ## License

                [MIT](LICENSE) © A. Person

                ## Thanks

                To GPL-3.0
                """)).extracting(Object::toString).containsExactly("MIT");
    }

    @Test
    void headingMayBeUnderlined() {
        assertThat(ReadmeLicenses.in("""
                cart
                ====

                Copyright and License
                ---------------------

                cart is released under the BSD 2-Clause License.
                """)).extracting(Object::toString).containsExactly("BSD-2-Clause");
    }

    @Test
    void withoutSuchASectionSentencesAreRead() {
        assertThat(ReadmeLicenses.in("cart. Licensed under the ISC license.\n"))
                .extracting(Object::toString)
                .containsExactly("ISC");
    }

    @Test
    void wordsThatGrantNothingAreNoLicence() {
        assertThat(ReadmeLicenses.in("""
                # cart

                Was written at MIT, and runs beside GPL programs.

                ## License

                Ask us.
                """)).isEmpty();
    }
}
