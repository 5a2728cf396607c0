package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EncodedTextTest {
    // Drawn at random, never valid; in two parts so that no other scanner takes this source for a leak.
    private static final String TOKEN = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";
    private static final StreamSearch SEARCH = new StreamSearch(ScanContext.quiet(SecretDigest.salted("salt")));

    private static List<Finding> search(String text) {
        return SEARCH.text(text).stream()
                .map(finding -> finding.build("scan", "tool"))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertTokenAt(String text, int column) {
        List<Finding> findings = search(text);
        assertThat(findings).extracting(Finding::rule).containsExactly("github-personal-access-token");
        assertThat(findings.get(0).location().column()).isEqualTo(column);
        assertThat(findings.get(0).fingerprint()).isEqualTo(search(TOKEN).get(0).fingerprint());
    }

    @Test
    void aSecretInBase64IsFoundWhereTheEncodedTextStands() {
        assertTokenAt("data: " + base64("token=" + TOKEN), 7);
    }

    @Test
    void aSecretInBase16IsFound() {
        assertTokenAt("hex " + HexFormat.of().formatHex(TOKEN.getBytes(StandardCharsets.UTF_8)), 5);
    }

    @Test
    void aSecretInPercentEncodingIsFound() {
        assertTokenAt("q " + TOKEN.replace("p_", "%70%5F") + " ", 3);
    }

    @Test
    void aSecretThatIsEncodedTwiceIsFoundAndOneThriceIsNot() {
        String twice = base64("x=" + base64("token=" + TOKEN));

        assertTokenAt(twice, 1);
        assertThat(search(base64(twice))).isEmpty();
    }

    @Test
    void theEncodedTextIsMaskedToo() {
        String encoded = base64("token=" + TOKEN);

        assertThat(search("data: " + encoded).get(0).snippet())
                .startsWith("data: ")
                .doesNotContain(encoded.substring(10, 20));
    }

    @Test
    void whatDecodesToNoTextIsLeftAlone() {
        List<String> decoded = new ArrayList<>();
        EncodedText.decode(
                "io/jenkins/plugins/securitygate/scanner/secret d41d8cd98f00b204e9800998ecf8427e",
                (span, plain) -> decoded.add(plain));

        assertThat(decoded).isEmpty();
    }

    @Property(tries = 500)
    void anyTextIsDecodedWithoutACrash(@ForAll String text) {
        List<Candidate.Span> spans = new ArrayList<>();

        EncodedText.decode(text + "%41%4" + base64(text), (span, plain) -> spans.add(span));

        assertThat(spans).allMatch(span -> span.length() >= 24);
    }
}
