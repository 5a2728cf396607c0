package io.jenkins.plugins.securitygate.jenkins.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.vex.VexException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VexSourcesTest {
    @TempDir
    Path folder;

    private boolean suppresses(VexSources sources, String job) throws VexException {
        Finding finding = Finding.of(ScanKind.DEPENDENCY, "CVE-2024-1111")
                .component(Component.of("pkg:npm/lodash@4", "lodash", "4"))
                .build("s", "t");
        Evidence evidence = Evidence.of(new Subject(job, "1", "", ""), Instant.EPOCH, List.of())
                .compared("", List.of(finding));
        return sources.of(job).apply(evidence).findings().get(0).suppressed();
    }

    @Test
    void aDocumentHoldsForTheJobsAndProductsOfItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), """
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "Ann", "timestamp": "2026-01-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-2024-1111"}, "status": "not_affected",
                   "justification": "component_not_present",
                   "products": [{"@id": "pkg:oci/shop", "subcomponents": [{"@id": "pkg:npm/lodash"}]}]}]}""");
        VexSources sources = new VexSources("""
                # what the shop's own people say
                shop/** = %1$s pkg:oci/shop pkg:oci/shop-ui
                other = %1$s
                """.formatted(file));

        assertThat(suppresses(sources, "shop/api")).isTrue();
        assertThat(suppresses(sources, "other")).as("not that product").isFalse();
        assertThat(suppresses(sources, "elsewhere")).isFalse();
    }

    @Test
    void aLineThatNamesNothingAndADocumentThatIsNotThereAreErrors() throws VexException {
        assertThatThrownBy(() -> new VexSources("shop/**"))
                .isInstanceOf(VexException.class)
                .hasMessage("'shop/**': expected a pattern of jobs, '=' and a file or folder");
        VexSources missing = new VexSources("** = " + folder.resolve("none.json"));
        assertThatThrownBy(missing::check).hasMessageEndingWith("none.json: no such file");
        assertThatThrownBy(() -> missing.of("job")).isInstanceOf(VexException.class);
    }
}
