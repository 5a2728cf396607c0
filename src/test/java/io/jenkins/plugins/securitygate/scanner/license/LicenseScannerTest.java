package io.jenkins.plugins.securitygate.scanner.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenseScannerTest {
    private static final String OWN_TERMS = """
        Shop source terms. You may look at this source on working days. You may print it once, on green paper,
        and show the print to one friend, who must not be a lawyer. Everything else needs our consent in writing.
        """;

    @TempDir
    private Path project;

    @Test
    void isRegistered() {
        assertThat(Scanners.byId("license")).get().isInstanceOf(LicenseScanner.class);
    }

    @Test
    void npmPackageDeclaresAnExpression() throws IOException {
        file("package.json", """
            {"name": "@shop/cart", "version": "1.2.0", "license": "(MIT OR Apache-2.0)"}
            """);

        assertThat(components()).containsExactly("pkg:npm/%40shop/cart@1.2.0 [MIT OR Apache-2.0]");
    }

    @Test
    void oldFormOfNpmIsAChoice() throws IOException {
        file("package.json", """
            {"name": "cart", "version": "1.2.0", "licenses": [{"type": "MIT"}, {"type": "GPLv2"}]}
            """);

        assertThat(components()).containsExactly("pkg:npm/cart@1.2.0 [MIT OR GPL-2.0-only]");
    }

    @Test
    void licencesOfAMavenParentAreInherited() throws IOException {
        file("pom.xml", """
            <project><groupId>org.shop</groupId><artifactId>all</artifactId><version>2</version>
              <licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses></project>
            """);
        file("cart/pom.xml", """
            <project><parent><groupId>org.shop</groupId><artifactId>all</artifactId><version>2</version></parent>
              <artifactId>cart</artifactId></project>
            """);

        assertThat(components())
                .containsExactly("pkg:maven/org.shop/cart@2 [Apache-2.0]", "pkg:maven/org.shop/all@2 [Apache-2.0]");
    }

    @Test
    void noticeAtTheTopServesWhereTheParentIsElsewhere() throws IOException {
        file("pom.xml", """
            <!-- Licensed to the Shop Foundation under one or more agreements. The Foundation licenses this file to
                 you under the Apache License, Version 2.0 (the "License"); you may not use this file except in
                 compliance with the License. You may obtain a copy of the License at

                   https://www.apache.org/licenses/LICENSE-2.0
            -->
            <project><parent><groupId>org.shop</groupId><artifactId>all</artifactId><version>2</version></parent>
              <artifactId>cart</artifactId></project>
            """);

        assertThat(components()).containsExactly("pkg:maven/org.shop/cart@2 [Apache-2.0]");
    }

    @Test
    void addressOfTheTextServesWhereTheNameDoesNot() throws IOException {
        file("pom.xml", """
            <project><groupId>org.shop</groupId><artifactId>all</artifactId><version>2</version>
              <licenses><license><name>Our licence</name><url>https://opensource.org/licenses/MIT</url></license>
              </licenses></project>
            """);

        assertThat(components()).containsExactly("pkg:maven/org.shop/all@2 [MIT]");
    }

    @Test
    void addressOfTheTextSaysTheVersionThatTheNameLeavesOpen() throws IOException {
        file("pom.xml", """
            <project><groupId>org.shop</groupId><artifactId>all</artifactId><version>2</version>
              <licenses><license><name>GNU Lesser General Public License</name>
                <url>http://www.gnu.org/licenses/lgpl-3.0.html</url></license></licenses></project>
            """);

        assertThat(components()).containsExactly("pkg:maven/org.shop/all@2 [LGPL-3.0-only]");
    }

    @Test
    void pythonPackagesSayItInSeveralPlaces() throws IOException {
        file("a-1.0.dist-info/METADATA", """
            Metadata-Version: 2.4
            Name: a
            Version: 1.0
            License-Expression: MIT AND PSF-2.0

            License: not this one
            """);
        file("b-1.0.dist-info/METADATA", """
            Metadata-Version: 2.1
            Name: b
            Version: 1.0
            License: see the file
            Classifier: Programming Language :: Python
            Classifier: License :: OSI Approved :: BSD License
            """);
        file("c/pyproject.toml", """
            [project]
            name = "c"
            version = "1.0"
            license = {text = "GPLv3+"}
            """);
        file("d/setup.cfg", """
            [metadata]
            name = d
            version = 1.0
            license = MIT License
            """);

        assertThat(components())
                .containsExactly(
                        "pkg:pypi/a@1.0 [MIT AND PSF-2.0]",
                        "pkg:pypi/b@1.0 [BSD-3-Clause]",
                        "pkg:pypi/c@1.0 [GPL-3.0-or-later]",
                        "pkg:pypi/d@1.0 [MIT]");
    }

    @Test
    void pythonClassifiersAddWhatTheFieldLeavesOpen() throws IOException {
        file("a-1.dist-info/METADATA", """
            Name: a
            Version: 1
            License: GPL
            Classifier: License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)
            """);
        file("b-1.dist-info/METADATA", """
            Name: b
            Version: 1
            License: MIT
            Classifier: License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)
            """);
        file("c-1.dist-info/METADATA", """
            Name: c
            Version: 1
            License: BSD-2-Clause
            Classifier: License :: OSI Approved :: BSD License
            """);
        file("d-1.dist-info/METADATA", """
            Name: d
            Version: 1
            License: ISC
            Classifier: License :: OSI Approved :: BSD License
            """);

        assertThat(components())
                .containsExactly(
                        "pkg:pypi/a@1 [GPL-3.0-or-later]",
                        "pkg:pypi/b@1 [MIT, MPL-2.0]",
                        "pkg:pypi/c@1 [BSD-2-Clause]",
                        "pkg:pypi/d@1 [ISC, BSD-3-Clause]");
    }

    @Test
    void otherEcosystemsAreRead() throws IOException {
        file("a/Cargo.toml", """
            [package]
            name = "cart"
            version = "0.1.0"
            license = "MIT/Apache-2.0"
            """);
        file("b/cart.gemspec", """
            Gem::Specification.new do |s|
              s.name = "cart"
              s.version = "0.1.0"
              s.licenses = ["Ruby", "BSD-2-Clause"]
            end
            """);
        file("c/composer.json", """
            {"name": "shop/cart", "license": ["LGPL-2.1-only", "GPL-3.0-or-later"]}
            """);
        file("d/cart.nuspec", """
            <package><metadata><id>Cart</id><version>0.1.0</version>
              <license type="expression">MIT</license></metadata></package>
            """);
        file("doc/cart/copyright", """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: cart

            Files: *
            License: GPL-2+

            Files: icons/*
            License: Expat
            """);

        assertThat(components())
                .containsExactly(
                        "pkg:cargo/cart@0.1.0 [MIT OR Apache-2.0]",
                        "pkg:gem/cart@0.1.0 [Ruby, BSD-2-Clause]",
                        "pkg:composer/shop/cart [LGPL-2.1-only OR GPL-3.0-or-later]",
                        "pkg:nuget/Cart@0.1.0 [MIT]",
                        "cart [GPL-2.0-or-later, MIT]");
    }

    @Test
    void archivesHoldProjectFilesAndManifests() throws IOException {
        archive("lib/a.jar", "META-INF/maven/org.shop/a/pom.xml", """
            <project><groupId>org.shop</groupId><artifactId>a</artifactId><version>1</version>
              <licenses><license><name>EPL 2.0</name></license></licenses></project>
            """);
        archive("lib/b.jar", "META-INF/MANIFEST.MF", """
            Manifest-Version: 1.0
            Bundle-License: https://www.apache.org/licenses/LICENSE-2.0.txt;description="Apache 2",
              https://opensource.org/licenses/MIT
            """);

        assertThat(components()).containsExactly("pkg:maven/org.shop/a@1 [EPL-2.0]", "b.jar [Apache-2.0, MIT]");
    }

    @Test
    void textsOfAnArchiveAddToWhatItDeclares() throws IOException {
        String pom = """
            <project><groupId>org.shop</groupId><artifactId>a</artifactId><version>1</version>
              <licenses><license><name>EPL 2.0</name></license></licenses></project>
            """;
        archive(
                "lib/a.jar",
                Map.of("META-INF/maven/org.shop/a/pom.xml", pom, "META-INF/LICENSE", LicenseTextsTest.ISC));

        assertThat(components()).containsExactly("pkg:maven/org.shop/a@1 [EPL-2.0]", "pkg:maven/org.shop/a@1 [ISC]");
    }

    @Test
    void archiveMayFollowAShellScript() throws IOException {
        archive("lib/a.jar", "META-INF/LICENSE", LicenseTextsTest.ISC);
        Path jar = project.resolve("lib/a.jar");
        byte[] archive = Files.readAllBytes(jar);
        Files.writeString(jar, "#!/bin/sh\nexec java -jar \"$0\" \"$@\"\n");
        Files.write(jar, archive, StandardOpenOption.APPEND);

        assertThat(components()).containsExactly("a.jar [ISC]");
    }

    @Test
    void textInAnArchiveThatIsTooLongIsToldAsNotExamined() throws IOException {
        archive("lib/a.jar", "META-INF/LICENSE", "Licensed under the MIT License.\n".repeat(150_000));

        ScanResult result = scan();

        assertThat(result.components()).isEmpty();
        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings()).singleElement().satisfies(gap -> {
            assertThat(gap.rule()).isEqualTo("not-examined");
            assertThat(gap.place()).isEqualTo("lib/a.jar");
            assertThat(gap.title()).contains("META-INF/LICENSE is longer than 4194304 bytes");
        });
    }

    @Test
    void aManifestWithSeparatorsAloneNamesNoLicence() throws IOException {
        archive("lib/a.jar", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-License: ;\n");

        assertThat(components()).isEmpty();
    }

    @Test
    void archivesInsideOfArchivesSpeakForThemselves() throws IOException {
        String pom = """
            <project><groupId>org.shop</groupId><artifactId>a</artifactId><version>1</version>
              <licenses><license><name>EPL 2.0</name></license></licenses></project>
            """;
        byte[] declared = zip(Map.of("META-INF/maven/org.shop/a/pom.xml", bytes(pom)));
        byte[] text = zip(Map.of("META-INF/LICENSE", bytes(LicenseTextsTest.ISC)));
        Files.write(
                project.resolve("app.jar"), zip(Map.of("BOOT-INF/lib/a.jar", declared, "BOOT-INF/lib/b.jar", text)));

        assertThat(components()).containsExactlyInAnyOrder("pkg:maven/org.shop/a@1 [EPL-2.0]", "b.jar [ISC]");
    }

    @Test
    void aDamagedProjectFileLeavesTheOtherArchivesReadable() throws IOException {
        byte[] damaged = zip(Map.of("META-INF/maven/org.shop/a/pom.xml", bytes("<project>")));
        byte[] text = zip(Map.of("META-INF/LICENSE", bytes(LicenseTextsTest.ISC)));
        Files.write(project.resolve("app.jar"), zip(Map.of("a.jar", damaged, "b.jar", text)));

        ScanResult result = scan();

        assertThat(result.components()).map(LicenseScannerTest::shown).contains("b.jar [ISC]");
        assertThat(result.scan().errors())
                .singleElement()
                .satisfies(error -> assertThat(error.toString())
                        .contains("app.jar")
                        .contains("a.jar!META-INF/maven/org.shop/a/pom.xml"));
    }

    @Test
    void manifestOfAnArchiveAddsToWhatItDeclares() throws IOException {
        String pom = """
            <project><groupId>org.shop</groupId><artifactId>a</artifactId><version>1</version>
              <licenses><license><name>EPL 2.0</name></license></licenses></project>
            """;
        String manifest = """
            Manifest-Version: 1.0
            Bundle-License: https://www.eclipse.org/legal/epl-2.0, https://opensource.org/licenses/MIT
            """;
        archive("lib/a.jar", Map.of("META-INF/maven/org.shop/a/pom.xml", pom, "META-INF/MANIFEST.MF", manifest));

        assertThat(components()).containsExactly("pkg:maven/org.shop/a@1 [EPL-2.0]", "pkg:maven/org.shop/a@1 [MIT]");
    }

    @Test
    void licenceThatIsNotKnownKeepsItsWords() throws IOException {
        file("package.json", """
            {"name": "cart", "version": "1.0.0", "license": "SEE LICENSE IN terms.txt"}
            """);

        assertThat(components()).containsExactly("pkg:npm/cart@1.0.0 [SEE LICENSE IN terms.txt]");
    }

    @Test
    void textBesideAPackageWithoutDeclarationIsItsLicence() throws IOException {
        file("package.json", """
            {"name": "cart", "version": "1.0.0"}
            """);
        file("LICENSE", LicenseTextsTest.ISC);

        assertThat(components()).containsExactly("pkg:npm/cart@1.0.0 [ISC]");
    }

    @Test
    void goModuleHasTheLicenceOfTheTextBesideIt() throws IOException {
        file("go.mod", "module shop.example/cart\n\ngo 1.22\n");
        file("LICENSE", LicenseTextsTest.ISC);
        file("till/go.mod", "module shop.example/till\n");
        file("till/README.md", "# till\n\n## License\n\nMIT\n");

        assertThat(components())
                .containsExactly("pkg:golang/shop.example/cart [ISC]", "pkg:golang/shop.example/till [MIT]");
    }

    @Test
    void textAloneIsTheLicenceOfItsFolder() throws IOException {
        file("vendor/left/COPYING", LicenseTextsTest.ISC);

        assertThat(components()).containsExactly("vendor/left [ISC]");
    }

    @Test
    void unknownTextIsAFinding() throws IOException {
        file("LICENSE.txt", OWN_TERMS);
        file("src/License.java", OWN_TERMS);

        assertThat(scan().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("unknown-license-text");
            assertThat(finding.location().path()).isEqualTo("LICENSE.txt");
        });
    }

    @Test
    void sourceFilesNameLicencesThatNothingElseNames() throws IOException {
        file("package.json", """
            {"name": "cart", "version": "1.0.0", "license": "MIT"}
            """);
        file("src/a.js", "// SPDX-License-Identifier: MIT\n");
        file("src/b.c", "/* SPDX-License-Identifier: GPL-2.0-or-later WITH Bison-exception-2.2 */\n");
        file("src/c.c", "/* SPDX-License-Identifier: GPL-2.0-or-later WITH Bison-exception-2.2 */\n");
        file("src/d.py", "TAG = 'SPDX-License-Identifier: GPL-3.0-only'\n");

        assertThat(components())
                .containsExactly("pkg:npm/cart@1.0.0 [MIT]", "src/b.c [GPL-2.0-or-later WITH Bison-exception-2.2]");
    }

    @Test
    void textSaysWhatWordsOfThePackageOnlyPointAt() throws IOException {
        file("package.json", """
            {"name": "cart", "version": "1", "license": "SEE LICENSE IN LICENSE.txt"}
            """);
        file("LICENSE.txt", "Cart is licensed under the terms of the Apache License, Version 2.0.\n");

        assertThat(components()).containsExactly("pkg:npm/cart@1 [Apache-2.0]");
    }

    @Test
    void licencesThatAPackageNamesBesideOtherWordsAreKept() throws IOException {
        file("cart-1.dist-info/METADATA", """
            Name: cart
            Version: 1
            Classifier: License :: OSI Approved :: MIT License
            Classifier: License :: Other/Proprietary License
            """);
        file("cart-1.dist-info/LICENSE", LicenseTextsTest.ISC);

        assertThat(components()).containsExactly("pkg:pypi/cart@1 [MIT]", "pkg:pypi/cart@1 [ISC]");
    }

    @Test
    void introductionTellsTheLicenceWhereNothingElseDoes() throws IOException {
        file("a/package.json", "{\"name\": \"a\", \"version\": \"1\"}");
        file("a/README.md", "# a\n\n## License\n\nMIT\n");
        file("b/package.json", "{\"name\": \"b\", \"version\": \"1\", \"license\": \"ISC\"}");
        file("b/README.md", "# b\n\n## License\n\nMIT\n");
        file("c-1.dist-info/METADATA", "Name: c\nVersion: 1\n\n# c\n\n## License\n\nMIT\n");
        file("docs/README.md", "# Docs\n\n## License\n\nMIT\n");

        assertThat(components())
                .containsExactlyInAnyOrder("pkg:npm/b@1 [ISC]", "pkg:npm/a@1 [MIT]", "pkg:pypi/c@1 [MIT]");
    }

    @Test
    void noticeAddsLicencesAndNothingIsWrongWithOneThatNamesNone() throws IOException {
        file("package.json", "{\"name\": \"a\", \"version\": \"1\", \"license\": \"Apache-2.0\"}");
        file("NOTICE", "Parts were taken from left-pad, which is licensed under the MIT License.\n");
        file("lib/NOTICE.txt", OWN_TERMS);
        file("LEGAL", LicenseTextsTest.ISC);

        ScanResult result = scan();

        assertThat(result.components())
                .extracting(LicenseScannerTest::shown)
                .containsExactly("pkg:npm/a@1 [Apache-2.0]", "pkg:npm/a@1 [ISC]", "pkg:npm/a@1 [MIT]");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void nameOfATextMayHaveAVersion() throws IOException {
        file("package.json", "{\"name\": \"a\", \"version\": \"1\", \"license\": \"MIT\"}");
        file("ISC-LICENSE-1.txt", LicenseTextsTest.ISC);

        assertThat(components()).containsExactly("pkg:npm/a@1 [MIT]", "pkg:npm/a@1 [ISC]");
    }

    @Test
    void textAddsWhatThePackageDoesNotDeclare() throws IOException {
        file("shop-1.dist-info/METADATA", "Name: shop\nVersion: 1\nLicense-Expression: MIT OR GPL-2.0-or-later\n");
        file("shop-1.dist-info/licenses/LICENSE", """
            shop: License: MIT

            Bundled: zlib-ng
            License: Zlib

            This program is free software; you can redistribute it and/or modify it under the terms of the GNU
            General Public License as published by the Free Software Foundation; either version 2 of the License, or
            (at your option) any later version.
            """);

        assertThat(components()).containsExactly("pkg:pypi/shop@1 [MIT OR GPL-2.0-or-later]", "pkg:pypi/shop@1 [Zlib]");
    }

    @Test
    void textThatIsTooLongIsToldAsNotExaminedAndNotCut() throws IOException {
        file("LICENSE", "Licensed under the MIT License.\n".repeat(150_000));

        ScanResult result = scan();

        assertThat(result.components()).isEmpty();
        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings()).singleElement().satisfies(gap -> {
            assertThat(gap.rule()).isEqualTo("not-examined");
            assertThat(gap.place()).isEqualTo("LICENSE");
            assertThat(gap.title()).contains("the text is longer than 4194304 bytes");
        });
    }

    @Test
    void fileThatCannotBeReadIsAnErrorAndTheOthersAreRead() throws IOException {
        file("a/package.json", "{\"name\": ");
        file("b/package.json", """
            {"name": "cart", "version": "1.0.0", "license": "MIT"}
            """);
        file("c.c", "// SPDX-License-Identifier: MIT OR\n");

        ScanResult result = scan();

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().errors()).extracting(error -> error.place()).containsExactly("a/package.json", "c.c");
        assertThat(result.components()).hasSize(1);
    }

    private void file(String path, String content) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void archive(String path, String entry, String content) throws IOException {
        archive(path, Map.of(entry, content));
    }

    private void archive(String path, Map<String, String> entries) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Map<String, byte[]> contents = new LinkedHashMap<>();
        entries.forEach((name, content) -> contents.put(name, bytes(content)));
        Files.write(file, zip(contents));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private ScanResult scan() throws IOException {
        ScanContext context = ScanContext.quiet(SecretDigest.salted("test"));
        return new ScanRun(new LicenseScanner(), "license-1", 1_000)
                .execute(new SourceTree(project, List.of()), context);
    }

    private List<String> components() throws IOException {
        return scan().components().stream().map(LicenseScannerTest::shown).toList();
    }

    private static String shown(Component component) {
        String name = component.purl().isEmpty() ? component.name() : component.purl();
        return name + " " + component.licenses();
    }
}
