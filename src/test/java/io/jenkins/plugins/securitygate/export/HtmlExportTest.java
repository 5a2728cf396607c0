package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlExportTest {
    private static String html(Evidence evidence, Decision decision) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlExport().write(evidence, decision, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsInTheOrderOfADecision() throws IOException {
        assertThat(html(Sample.evidence(), Sample.failed()))
                .containsSubsequence(
                        "Failed: 3 blockers",
                        "1 critical and 1 high finding introduced",
                        ">Why<",
                        ">What to fix<",
                        "Upgrade org.apache.logging.log4j:log4j-core from 2.14.1 to 2.15.0.",
                        ">Policies<",
                        ">Scans<",
                        ">Findings<",
                        ">Components and licences<",
                        ">Exposure<",
                        ">Evidence<",
                        "3f9c1ce2b6a1b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4");
    }

    @Test
    void showsTheFindingsWithoutScript() throws IOException {
        String page = html(Sample.evidence(), Sample.failed());
        String withoutScript = page.replaceAll("(?s)<script.*?</script>", "");
        assertThat(Sample.findings())
                .allSatisfy(finding -> assertThat(withoutScript).contains(finding.title()));
    }

    @Test
    void saysThatNoPolicyAppliesAndThatNoScanRan() throws IOException {
        Evidence nothing = new Evidence(
                Sample.SUBJECT, Sample.COLLECTED, "", List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(html(nothing, null)).contains("No policy applies", "No scan ran", "because nobody looked");
    }

    @Test
    void saysHowManyFindingsAreNotAmongTheStaticRows() throws IOException {
        assertThat(html(Sample.evidence(Sample.many(700)), Sample.failed())).contains("The worst 500 of 700 findings.");
    }

    @Test
    void loadsNothingFromElsewhere() throws IOException {
        assertThat(html(Sample.evidence(), Sample.failed()))
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<link", " src=", "@import", "url(")
                .doesNotContain(" style=", " onclick=");
    }

    @Test
    void leavesOutAnAddressThatIsNotOfTheWeb() throws IOException {
        StringWriter out = new StringWriter();
        new Html(out, FilterLink.SCRIPT)
                .open("a", "href", "javascript:alert(1)")
                .text("<x>")
                .close();
        assertThat(out).hasToString("<a>&lt;x&gt;</a>");
    }

    @Test
    void refusesCodeThatWouldEndItsOwnElement() {
        Html html = new Html(new StringWriter(), FilterLink.SCRIPT);
        assertThatThrownBy(() -> html.source("script", "x = '</script>'")).isInstanceOf(IllegalArgumentException.class);
    }
}
