package io.jenkins.plugins.securitygate.scanner.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTextsTest {
    static final String ISC = """
        Copyright (c) 2011-2026 A. Person and Contributors

        Permission to use, copy, modify, and/or distribute this software for any
        purpose with or without fee is hereby granted, provided that the above
        copyright notice and this permission notice appear in all copies.

        THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE
        INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
        ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE,
        DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN
        CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
        """;
    private static final String BSD_CONDITIONS = """
        Redistribution and use in source and binary forms, with or without modification, are permitted provided that
        the following conditions are met:

        * Redistributions of source code must retain the above copyright notice, this list of conditions and the
          following disclaimer.
        * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
          following disclaimer in the documentation and/or other materials provided with the distribution.
        """;
    private static final String BSD_NAMES = """
        * Neither the name of Shop Inc. nor the names of its contributors may be used to endorse or promote
          products derived from this software without specific prior written permission.
        """;
    private static final String BSD_WARRANTY = """
        THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED
        WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A
        PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY
        DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
        PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
        CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE
        OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
        DAMAGE.
        """;
    private static final String MIT = """
        Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
        documentation files (the "Software"), to deal in the Software without restriction, including without
        limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
        Software, and to permit persons to whom the Software is furnished to do so%s

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
        TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
        THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
        CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
        DEALINGS IN THE SOFTWARE.
        """;
    private static final String NOTICE_CONDITION = """
        , subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all copies or substantial
        portions of the Software.
        """;

    @Test
    void wrappingCommentMarksAndCaseDoNotMatter() {
        String comment = " * " + ISC.toUpperCase(java.util.Locale.ROOT).replace("\n", "\n * ");

        assertThat(ids(ISC)).containsExactly("ISC");
        assertThat(ids(comment)).containsExactly("ISC");
        assertThat(ids(ISC.replaceAll("\\s+", " "))).containsExactly("ISC");
    }

    @Test
    void licenceIsNotTakenForOneThatItContains() {
        assertThat(ids(BSD_CONDITIONS + BSD_WARRANTY)).containsExactly("BSD-2-Clause");
        assertThat(ids(BSD_CONDITIONS + BSD_NAMES + BSD_WARRANTY)).containsExactly("BSD-3-Clause");
        assertThat(ids(MIT.formatted("."))).containsExactly("MIT-0");
        assertThat(ids(MIT.formatted(NOTICE_CONDITION))).containsExactly("MIT");
    }

    @Test
    void everyLicenceOfAFileIsNamed() {
        assertThat(ids(MIT.formatted(NOTICE_CONDITION) + "Parts are under this one:\n" + ISC))
                .containsExactlyInAnyOrder("MIT", "ISC");
    }

    @Test
    void noticesOfEclipseAreToldApart() {
        String notice =
                "This program and the accompanying materials are made available under the terms of the Eclipse %s";

        assertThat(ids(notice.formatted("Distribution License v. 1.0, which is available at"
                        + " http://www.eclipse.org/org/documents/edl-v10.php.")))
                .containsExactly("BSD-3-Clause");
        assertThat(ids(notice.formatted(
                        "Public License v. 2.0, which is available at" + " https://www.eclipse.org/legal/epl-2.0.")))
                .containsExactly("EPL-2.0");
        assertThat(ids(notice.formatted(
                        "Public License v1.0, which is available at" + " http://www.eclipse.org/legal/epl-v10.html")))
                .isEmpty();
    }

    @Test
    void halfALicenceIsNone() {
        assertThat(ids(ISC.substring(0, ISC.length() / 2))).isEmpty();
        assertThat(LicenseTexts.nearest(ISC.substring(0, ISC.length() / 2)).expression())
                .hasToString("ISC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This library is made available under the MIT License. | MIT",
                "Permission is granted under the terms of the GNU Lesser General Public License, version 2.1. |"
                        + " LGPL-2.1-only",
                "You can redistribute it under the GNU Affero General Public License, either version 3 of the License,"
                        + " or (at your option) any later version. | AGPL-3.0-or-later",
                "Icons: License: [CC-BY-2.5](https://creativecommons.org/licenses/by/2.5/) | CC-BY-2.5",
                "See https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode for the terms. | CC-BY-NC-SA-4.0",
                "SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1 | GPL-3.0-or-later WITH"
                        + " GCC-exception-3.1",
                "ClassMate (com.fasterxml:classmate:1.7.0) (Apache License, Version 2.0) | ",
                "See once_cell/LICENSE-MIT for the licence of that code. | MIT",
                "The tables are in the public domain. | LicenseRef-Public-Domain",
                "The tables are not in the public domain. | ",
                "Made available under the terms of the Eclipse Public License v. 2.0. | EPL-2.0",
                "See https://www.opensource.org/licenses/isc.html for the terms. | ISC",
                "It is compatible with the GPL. | ",
                "The gopher is licensed under the Creative Commons 3.0 Attributions license. | CC-BY-3.0",
                "Icons: Creative Commons Attribution-ShareAlike 4.0 International | CC-BY-SA-4.0",
                "This product includes software developed by The Apache Software Foundation. | Apache-2.0",
                "The following artifacts are CDDL + GPLv2 with classpath exception. |"
                        + " CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0",
                "The files are MIT and so on. | ",
                "Use of this file is governed by the BSD 3-clause license that is beside it. | BSD-3-Clause",
                "GNU Lesser General Public License | ",
                "The cart has ASM, which is available under a \"3-clause BSD\" license. | BSD-3-Clause",
                "The cart is licensed under GNU LGPL 2.1 or later on Linux. | LGPL-2.1-or-later",
                "Released under the BSD 2-clause as all else. | BSD-2-Clause",
                "The cart is distributed under Ruby on Rails. | ",
                "Available under the Our Own License and Apache License v2.0 which are beside it. | Apache-2.0",
                "Licensed under terms that we wrote ourselves. | "
            })
    void namesOfLicencesAreRead(String text, String expression) {
        assertThat(LicenseTexts.named(text).stream()
                        .map(match -> match.expression().toString()))
                .isEqualTo(expression == null ? List.of() : List.of(expression));
    }

    @Test
    void severalNamesMayStandInAField() {
        assertThat(LicenseTexts.named("Ant\n\n* License: Apache License, 2.0, W3C License, Public Domain\n").stream()
                        .map(match -> match.expression().toString()))
                .containsExactly("Apache-2.0", "W3C", "LicenseRef-Public-Domain");
    }

    @Test
    void commentMarksInASentenceDoNotMatter() {
        assertThat(named("""
                  ~ are made available under the terms of the Eclipse Public License v1.0
                  ~ and Apache License v2.0 which accompanies this distribution.
                """)).containsExactly("EPL-1.0", "Apache-2.0");
    }

    @Test
    void shortLicenceWithOtherClausesBetweenItsOwnIsAnotherLicence() {
        assertThat(ids(BSD_CONDITIONS
                        + "You must do one more thing that nobody else asks for, twice a day.\n".repeat(10)
                        + BSD_WARRANTY))
                .isEmpty();
    }

    @Test
    void noticesNameLicencesOfSeveralWorksInOneSentence() {
        assertThat(named("The following artifacts are EPL and CDDL 1.0.\n * org.shop:cart\n"))
                .containsExactly("EPL-1.0", "CDDL-1.0");
        assertThat(named("* License: Apache- 2.0 or Apache- 1.1 or BSD\n"))
                .containsExactly("Apache-2.0", "Apache-1.1", "BSD-3-Clause");
        assertThat(
                        named(
                                "* License: MIT & GPL (https://opensource.org/licenses/MIT & http://www.gnu.org/licenses/gpl.html)\n"))
                .containsExactly("MIT", "GPL-1.0-or-later");
    }

    @Test
    void listsOfMavensLicencePluginAreRead() {
        assertThat(named("""
                Lists of 2 third-party dependencies.
                     (Apache-2.0) Cart (org.shop:cart:1.0 - https://shop.example/cart)
                     (EPL 2.0) (GPL2 w/ CPE) Jakarta Till (org.shop:till:1.0 - https://shop.example/till)
                """)).containsExactly("Apache-2.0", "EPL-2.0", "GPL-2.0-only WITH Classpath-exception-2.0");
    }

    @Test
    void expressionOfAFieldGoesOnInTheNextLine() {
        assertThat(LicenseTexts.named("* License: (EPL-2.0 OR MIT) AND\n  W3C\n").stream()
                        .map(match -> match.expression().toString()))
                .containsExactly("(EPL-2.0 OR MIT) AND W3C");
    }

    @Test
    void licencesThatAreAlikeAreToldApartWithoutALineBetweenThem() {
        assertThat(ids("Copyright A. Person\n" + BSD_CONDITIONS + BSD_WARRANTY
                        + "\nAnother work: Copyright B. Person\n\n" + BSD_CONDITIONS + BSD_NAMES + BSD_WARRANTY))
                .containsExactlyInAnyOrder("BSD-2-Clause", "BSD-3-Clause");
    }

    @Test
    void licenceThatIsThereTwiceIsNotTakenForAPartOfIt() {
        String first = "A. Person, B. Person, C. Person and all who helped with the cart\n\n"
                + MIT.formatted(NOTICE_CONDITION).replace("Permission is hereby", "Permission was hereby");
        String second = "Another work. D. Person, E. Person, F. Person and all who helped with the till\n\n"
                + MIT.formatted(NOTICE_CONDITION);

        assertThat(ids(first + second + first)).containsExactly("MIT");
    }

    @Test
    void shortLicenceBetweenOthersIsFound() {
        String withoutConditions = ISC.replaceFirst("(?s), provided that the above.*?in all copies", "");

        assertThat(ids(ISC + "\nAnother work:\n" + withoutConditions + "\nYet another one:\n" + ISC))
                .containsExactlyInAnyOrder("ISC", "0BSD");
    }

    @Test
    void licencesThatAreAlikeAreToldApartInAFileOfSeveralWorks() {
        String two = BSD_CONDITIONS + BSD_WARRANTY + "\n=====================\nAnother work:\n\n" + BSD_CONDITIONS
                + BSD_NAMES + BSD_WARRANTY;

        assertThat(LicenseTexts.named(two).stream()
                        .map(match -> match.expression().toString()))
                .containsExactlyInAnyOrder("BSD-2-Clause", "BSD-3-Clause");
    }

    @Test
    void everyTextIsRecognisedAsItsOwnLicenceAndNoOther() throws IOException {
        try (InputStream texts = LicenseTexts.class.getResourceAsStream("license-texts.txt")) {
            assertThat(new String(texts.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .allSatisfy(line -> assertThat(ids(line.split("\t")[1]))
                            .containsExactly(LicenseNames.read(line.split("\t")[0])
                                    .orElseThrow()
                                    .toString()));
        }
    }

    private static List<String> named(String text) {
        return LicenseTexts.named(text).stream()
                .map(match -> match.expression().toString())
                .toList();
    }

    private static List<String> ids(String text) {
        return LicenseTexts.in(text).stream()
                .map(match -> match.expression().toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n#\n",
                " (a",
                "under a ",
                "released under a..",
                "files are a ",
                "license 1.1.1.1.1",
                "Creative Commons Attribution-NonCommercial-NonCommercial-NonCommercial-NonCommercial-NonCommercial",
                "https://a/"
            })
    void aTextThatRepeatsItselfIsReadToItsEnd(String part) {
        String hostile = part.repeat(100_000 / part.length());

        assertThat(LicenseTexts.named(hostile + "\n\nLicense: MIT\n"))
                .extracting(match -> match.expression().toString())
                .contains("MIT");
        assertThat(LicenseTexts.named("(" + hostile + ") (g:a:1 - x)\n\nLicense: MIT\n"))
                .extracting(match -> match.expression().toString())
                .contains("MIT");
    }
}
