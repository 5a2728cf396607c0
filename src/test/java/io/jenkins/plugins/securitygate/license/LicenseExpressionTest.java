package io.jenkins.plugins.securitygate.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIT                                             | MIT
            mit or apache-2.0                               | MIT OR Apache-2.0
            LGPL-2.1-only OR MIT AND BSD-3-Clause           | LGPL-2.1-only OR MIT AND BSD-3-Clause
            (LGPL-2.1-only OR MIT) AND BSD-3-Clause         | (LGPL-2.1-only OR MIT) AND BSD-3-Clause
            ((MIT))                                         | MIT
            MIT AND (ISC AND MIT)                           | MIT AND ISC
            CDDL-1.0+                                       | CDDL-1.0+
            GPL-2.0-or-later WITH Bison-exception-2.2       | GPL-2.0-or-later WITH Bison-exception-2.2
            GPL-2.0                                         | GPL-2.0-only
            GPL-2.0+                                        | GPL-2.0-or-later
            GPL-2.0-with-classpath-exception                | GPL-2.0-only WITH Classpath-exception-2.0
            DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2 | DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2
            """)
    void hasOneCanonicalForm(String text, String canonical) throws LicenseSyntaxException {
        assertThat(LicenseExpression.parse(text)).hasToString(canonical);
        assertThat(LicenseExpression.parse(canonical)).isEqualTo(LicenseExpression.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIT OR                       | character 7: the SPDX id of a licence is expected, but found the end
            MIT Apache-2.0               | character 5: AND, OR, WITH or the end is expected, but found 'Apache-2.0'
            (MIT OR ISC                  | character 12: a closing parenthesis is missing, but found the end
            MIT WITH ISC                 | character 10: the SPDX id of an exception is expected, but found 'ISC'
            Nobody-1.0                   | character 1: the SPDX id of a licence is expected, but found 'Nobody-1.0'
            MIT; ISC                     | character 4: AND, OR, WITH or the end is expected, but found ';'
            """)
    void isRefusedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> LicenseExpression.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Apache 2                                                                  | Apache-2.0
            The Apache Software License, Version 2.0                                  | Apache-2.0
            Apache License, Version 2.0                                               | Apache-2.0
            https://www.apache.org/licenses/LICENSE-2.0.txt                           | Apache-2.0
            License :: OSI Approved :: Apache Software License                        | Apache-2.0
            License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+) | GPL-3.0-or-later
            License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)           | MPL-2.0
            BSD                                                                       | BSD-3-Clause
            The BSD 3-Clause License                                                  | BSD-3-Clause
            GPLv3                                                                     | GPL-3.0-only
            GPL v2+                                                                   | GPL-2.0-or-later
            The MIT License                                                           | MIT
            MIT/Apache-2.0                                                            | MIT OR Apache-2.0
            CDDL/GPLv2+CE                        | CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0
            GNU Lesser General Public License v2.1 or later                           | LGPL-2.1-or-later
            Eclipse Public License - v 2.0                                            | EPL-2.0
            Eclipse Public License (EPL) 2.0                                          | EPL-2.0
            GNU Lesser General Public License Version 2.1, February 1999              | LGPL-2.1-only
            GNU LGPLv3                                                                | LGPL-3.0-only
            Public domain (Unlicense)                                                 | Unlicense
            Bouncy Castle Licence                                                     | MIT
            LGPL, v2.1 or later                                                       | LGPL-2.1-or-later
            GPL version 2 or (at your option) any later version                       | GPL-2.0-or-later
            Apache License 2.0 or later                                               | Apache-2.0+
            BSD 3-Clause "New" or "Revised" License (BSD-3-Clause)                    | BSD-3-Clause
            License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)           | MPL-1.1
            License :: OSI Approved :: Zope Public License                            | ZPL-2.1
            SPDX-License-Identifier: MIT                                              | MIT
            """)
    void isKnownByTheNamesThatPeopleUse(String name, String expression) {
        assertThat(LicenseNames.read(name)).map(LicenseExpression::toString).contains(expression);
    }

    @ParameterizedTest
    @CsvSource({
        "UNLICENSED",
        "SEE LICENSE IN terms.txt",
        "NOASSERTION",
        "NONE",
        "Proprietary",
        "''",
        "MIT OR Something",
        "MIT License (GPL-3.0-only)",
        "Something (MIT)",
        "BSD-like (https://shop.example/terms.html)"
    })
    void isNotGuessed(String name) {
        assertThat(LicenseNames.read(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIT OR GPL-3.0-only                              | true
            MIT AND GPL-3.0-only                             | false
            (GPL-3.0-only OR MIT) AND Apache-2.0             | true
            Apache-2.0 WITH LLVM-exception                   | true
            GPL-2.0-only WITH Classpath-exception-2.0        | true
            GPL-2.0-or-later WITH Classpath-exception-2.0    | true
            GPL-2.0-only WITH Bison-exception-2.2            | false
            GPL-2.0-only                                     | false
            Apache-2.0+                                      | true
            LGPL-2.1-or-later                                | true
            """)
    void isAllowedByAListThatSuffices(String text, boolean allowed) throws LicenseSyntaxException {
        LicenseList list = new LicenseList(
                List.of("MIT", "Apache 2", "GPL-2.0-only WITH Classpath-exception-2.0", "LGPL-2.1-only"));

        assertThat(list.allows(LicenseExpression.parse(text))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GPL-3.0-only                              | true
            GPL-3.0-only OR MIT                       | false
            GPL-3.0-only AND MIT                      | true
            GPL-3.0-only WITH GCC-exception-3.1       | false
            """)
    void needsALicenceOnlyWithoutAnotherChoice(String text, boolean needed) throws LicenseSyntaxException {
        assertThat(new LicenseList(List.of("GPL-3.0-only")).isNeededFor(LicenseExpression.parse(text)))
                .isEqualTo(needed);
    }

    @Test
    void whatIsLongerThanAnyNameIsNone() {
        assertThat(LicenseNames.read("a" + " ".repeat(200_000) + "b")).isEmpty();
        assertThat(LicenseNames.read("(".repeat(2_000))).isEmpty();
    }
}
