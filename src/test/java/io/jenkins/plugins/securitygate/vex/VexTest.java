package io.jenkins.plugins.securitygate.vex;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.VexUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VexTest {
    private static final String NOT_AFFECTED = """
            {"vulnerability": {"name": "CVE-2024-1111", "aliases": ["GHSA-aaaa-bbbb-cccc"]},
             "products": [{"@id": "pkg:npm/lodash"}],
             "status": "not_affected", "justification": "vulnerable_code_not_in_execute_path"}""";

    @TempDir
    Path folder;

    private static Finding finding(String purl, String... ids) {
        return Finding.of(ScanKind.DEPENDENCY, ids[0])
                .severity(Severity.CRITICAL)
                .target("registry.example.com/shop:1")
                .component(Component.of(purl, "some", ""))
                .advisory(Advisory.of(List.of(ids), List.of()))
                .build("scan", "trivy");
    }

    private VexDocument document(String name, String json) throws IOException, VexException {
        return VexFile.read(Files.writeString(folder.resolve(name), json));
    }

    private VexDocument open(String... statements) throws IOException, VexException {
        return document("shop.openvex.json", """
                {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example.com/vex/1",
                 "author": "Shop security", "timestamp": "2026-01-10T00:00:00Z", "version": 1,
                 "statements": [%s]}""".formatted(String.join(",", statements)));
    }

    private static Evidence evidence(Finding... findings) {
        Evidence nothing = Evidence.of(new Subject("shop", "1", "", ""), Instant.EPOCH, List.of());
        return nothing.compared("", List.of(findings));
    }

    private static Suppression word(Vex vex, Finding finding) {
        return vex.apply(evidence(finding)).findings().get(0).suppression();
    }

    private static Vex vex(VexDocument... documents) {
        return new Vex(List.of(documents), Set.of());
    }

    @Test
    void aStatementHoldsForTheFindingsOfEveryScanUnderEveryNameOfTheVulnerability() throws Exception {
        Vex vex = vex(open(NOT_AFFECTED));

        assertThat(word(vex, finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111")))
                .isEqualTo(new Suppression(
                        Suppression.State.NOT_AFFECTED,
                        "VEX of Shop security (shop.openvex.json)",
                        "vulnerable_code_not_in_execute_path",
                        true));
        assertThat(word(vex, finding("pkg:npm/lodash@4.17.20", "ghsa-AAAA-bbbb-cccc", "SNYK-1")))
                .isNotNull();
        assertThat(word(vex, finding("pkg:npm/lodash@4.17.20", "CVE-2024-2222")))
                .isNull();
        assertThat(word(vex, finding("pkg:npm/lodash.merge@1", "CVE-2024-1111")))
                .isNull();
        assertThat(word(vex, finding("pkg:npm/%40types/lodash@1", "CVE-2024-1111")))
                .isNull();
        assertThat(word(vex, finding("", "CVE-2024-1111"))).isNull();
    }

    @Test
    void countsWhatEachDocumentSuppressed() throws Exception {
        VexDocument document = open(NOT_AFFECTED);
        Evidence judged = vex(document)
                .apply(evidence(
                        finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111"),
                        finding("pkg:npm/lodash@4.17.21", "CVE-2024-1111"),
                        finding("pkg:npm/lodash@4.17.20", "CVE-2024-3333")));

        assertThat(judged.vex())
                .containsExactly(new VexUse("shop.openvex.json", "Shop security", document.digest(), 1, 2));
    }

    @Test
    void whatAReportSuppressedStaysAsTheReportSaysIt() throws Exception {
        Suppression own = new Suppression(Suppression.State.ACCEPTED, ".trivyignore", "");
        Finding suppressed = finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111").withSuppression(own);

        assertThat(word(vex(open(NOT_AFFECTED)), suppressed)).isEqualTo(own);
    }

    @Test
    void versionAndQualifiersThatAStatementNamesMustBeThoseOfTheFinding() throws Exception {
        Vex vex = vex(open("""
                {"vulnerability": {"name": "CVE-2024-1111"}, "status": "not_affected", "impact_statement": "no",
                 "products": [{"@id": "pkg:deb/debian/curl@7.88.1-10?distro=debian-12"}]}"""));

        assertThat(word(vex, finding("pkg:deb/debian/curl@7.88.1-10?arch=amd64&distro=debian-12", "CVE-2024-1111")))
                .isNotNull();
        Stream.of(
                        "pkg:deb/debian/curl@7.88.1-9?distro=debian-12",
                        "pkg:deb/debian/curl@7.88.1-10?distro=debian-11",
                        "pkg:deb/debian/curl@7.88.1-10",
                        "pkg:deb/ubuntu/curl@7.88.1-10?distro=debian-12")
                .forEach(other -> assertThat(word(vex, finding(other, "CVE-2024-1111")))
                        .as(other)
                        .isNull());
    }

    @Test
    void aClaimThatSomethingIsFixedNeedsAVersion() throws Exception {
        String fixed = """
                {"vulnerability": {"name": "CVE-2024-1111"}, "status": "fixed", "products": [{"@id": "%s"}]}""";
        Finding finding = finding("pkg:rpm/redhat/openssl@3.0.7-27", "CVE-2024-1111");

        assertThat(word(vex(open(fixed.formatted("pkg:rpm/redhat/openssl"))), finding))
                .isNull();
        assertThat(word(vex(open(fixed.formatted("pkg:rpm/redhat/openssl@3.0.7-27"))), finding)
                        .state())
                .isEqualTo(Suppression.State.RESOLVED);
    }

    @Test
    void aStatementAboutAPartHoldsOnlyInItsProduct() throws Exception {
        VexDocument document = open("""
                {"vulnerability": {"name": "CVE-2024-1111"}, "status": "not_affected", "impact_statement": "not reached",
                 "products": [{"@id": "pkg:oci/shop", "subcomponents": [{"@id": "pkg:npm/lodash"}]}]}""");
        Finding finding = finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111");

        assertThat(word(vex(document), finding)).isNull();
        assertThat(word(new Vex(List.of(document), Set.of("pkg:oci/other")), finding))
                .isNull();
        assertThat(word(new Vex(List.of(document), Set.of("pkg:oci/shop@sha256%3Aabc?tag=1")), finding))
                .isNotNull();
    }

    @Test
    void aStatementAboutAProductHoldsForAllOfTheBuildThatIsThisProduct() throws Exception {
        VexDocument document = open("""
                {"vulnerability": {"name": "CVE-2024-1111"}, "status": "not_affected", "impact_statement": "not reached",
                 "products": [{"@id": "registry.example.com/shop:1"}]}""");

        assertThat(word(vex(document), finding("pkg:npm/anything@1", "CVE-2024-1111")))
                .isNotNull();
    }

    @Test
    void theLatestStatementOfAnAuthorCounts() throws Exception {
        String later = """
                {"vulnerability": {"name": "CVE-2024-1111"}, "status": "%s", "timestamp": "%s", "impact_statement": "x",
                 "products": [{"@id": "pkg:npm/lodash@4.17.20"}]}""";
        Finding finding = finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111");

        assertThat(word(vex(open(NOT_AFFECTED, later.formatted("affected", "2026-02-01T00:00:00Z"))), finding))
                .isNull();
        assertThat(word(vex(open(NOT_AFFECTED, later.formatted("affected", "2025-02-01T00:00:00Z"))), finding))
                .isNotNull();
        assertThat(word(
                        vex(open(NOT_AFFECTED, later.formatted("under_investigation", "2026-01-10T00:00:00Z"))),
                        finding))
                .as("made at the same time")
                .isNull();
    }

    @Test
    void anAuthorDoesNotTakeBackWhatAnotherOneSays() throws Exception {
        VexDocument own = open(NOT_AFFECTED);
        VexDocument vendor = document("vendor.json", """
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "lodash", "timestamp": "2026-06-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-2024-1111"}, "status": "affected",
                                 "products": [{"@id": "pkg:npm/lodash@4.17.20"}]}]}""");

        assertThat(word(vex(vendor, own), finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111")))
                .isNotNull();
    }

    @Test
    void cycloneDxSpeaksOfComponentsOfItsProduct() throws Exception {
        VexDocument document = document("shop.cdx.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"timestamp": "2026-01-01T00:00:00Z", "authors": [{"name": "Ann"}],
                              "component": {"type": "application", "name": "shop", "bom-ref": "shop"}},
                 "components": [{"type": "library", "name": "lodash", "bom-ref": "l", "purl": "pkg:npm/lodash@4.17.20"}],
                 "vulnerabilities": [
                   {"id": "CVE-2024-1111", "references": [{"id": "GHSA-aaaa-bbbb-cccc"}],
                    "analysis": {"state": "not_affected", "justification": "code_not_reachable", "detail": "no merge"},
                    "affects": [{"ref": "l"}]},
                   {"id": "CVE-2024-2222", "analysis": {"state": "false_positive"}, "affects": [{"ref": "shop"}]},
                   {"id": "CVE-2024-3333", "analysis": {"state": "exploitable"}, "affects": [{"ref": "l"}]},
                   {"id": "CVE-2024-4444", "analysis": {"state": "resolved"},
                    "affects": [{"ref": "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:npm/lodash",
                                 "versions": [{"version": "4.17.20"}, {"range": "vers:npm/<5"}]}]}]}""");
        Vex ours = new Vex(List.of(document), Set.of("shop"));

        assertThat(word(ours, finding("pkg:npm/lodash@4.17.20", "GHSA-aaaa-bbbb-cccc")))
                .isEqualTo(new Suppression(
                        Suppression.State.NOT_AFFECTED,
                        "VEX of Ann (shop.cdx.json)",
                        "code_not_reachable: no merge",
                        true));
        assertThat(word(ours, finding("pkg:npm/minimist@1", "CVE-2024-2222")).state())
                .isEqualTo(Suppression.State.FALSE_POSITIVE);
        assertThat(word(ours, finding("pkg:npm/lodash@4.17.20", "CVE-2024-3333")))
                .isNull();
        assertThat(word(ours, finding("pkg:npm/lodash@4.17.20", "CVE-2024-4444"))
                        .state())
                .isEqualTo(Suppression.State.RESOLVED);
        assertThat(word(ours, finding("pkg:npm/lodash@4.17.19", "CVE-2024-4444")))
                .as("a range is not evaluated, so it covers nothing")
                .isNull();
        assertThat(word(vex(document), finding("pkg:npm/lodash@4.17.20", "CVE-2024-1111")))
                .as("a build that is not known to be this product")
                .isNull();
    }

    @Test
    void csafSpeaksOfProductsAndOfPartsOfThem() throws Exception {
        VexDocument document = document("rhsa.json", """
                {"document": {"category": "csaf_vex", "csaf_version": "2.0", "publisher": {"name": "Vendor"},
                              "tracking": {"status": "final", "current_release_date": "2026-01-01T00:00:00Z"}},
                 "product_tree": {
                   "branches": [{"category": "vendor", "name": "Vendor", "branches": [
                     {"category": "product_version", "name": "curl",
                      "product": {"product_id": "C", "name": "curl 8.1",
                                  "product_identification_helper": {"purl": "pkg:generic/curl@8.1"}}},
                     {"category": "product_name", "name": "OS",
                      "product": {"product_id": "OS", "name": "Vendor OS 9",
                                  "product_identification_helper": {"cpe": "cpe:/o:vendor:os:9"}}}]}],
                   "relationships": [{"category": "default_component_of", "product_reference": "C",
                     "relates_to_product_reference": "OS", "full_product_name": {"product_id": "OS:C", "name": "x"}}]},
                 "vulnerabilities": [
                   {"cve": "CVE-2024-1111", "product_status": {"known_not_affected": ["OS:C"]},
                    "flags": [{"label": "component_not_present", "product_ids": ["OS:C"]}]},
                   {"cve": "CVE-2024-2222", "product_status": {"fixed": ["C"]}},
                   {"cve": "CVE-2024-3333",
                    "product_status": {"known_not_affected": ["C"], "known_affected": ["C"]}}]}""");
        Finding inParts = finding("pkg:generic/curl@8.1", "CVE-2024-1111");

        assertThat(word(vex(document), inParts)).isNull();
        assertThat(word(new Vex(List.of(document), Set.of("cpe:/o:vendor:os:9")), inParts))
                .isEqualTo(new Suppression(
                        Suppression.State.NOT_AFFECTED, "VEX of Vendor (rhsa.json)", "component_not_present", true));
        assertThat(word(vex(document), finding("pkg:generic/curl@8.1", "CVE-2024-2222"))
                        .state())
                .isEqualTo(Suppression.State.RESOLVED);
        assertThat(word(vex(document), finding("pkg:generic/curl@8.1", "CVE-2024-3333")))
                .as("a product that is said to be affected as well")
                .isNull();
    }
}
