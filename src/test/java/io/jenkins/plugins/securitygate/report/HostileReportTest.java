package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports that someone made to harm whoever reads them. */
class HostileReportTest {
    private static final int DEEP = 100_000;
    private static final int HUGE = 17 << 20;
    private static final Pattern TYPES = Pattern.compile("(?s)<!DOCTYPE[^>\\[]*(\\[.*?\\]\\s*)?>");
    private static final Pattern ROOT = Pattern.compile("<[A-Za-z]");

    @TempDir
    Path folder;

    static List<Fixture> jsonObjectsAndLists() {
        return Fixture.all().stream()
                .filter(fixture -> fixture.isJson() && text(fixture).contains("{"))
                .toList();
    }

    static List<Fixture> xml() {
        return Fixture.all().stream().filter(Fixture::isXml).toList();
    }

    @ParameterizedTest
    @MethodSource("jsonObjectsAndLists")
    void jsonThatIsNestedTooDeepIsRefused(Fixture fixture) throws Exception {
        String nested = "[".repeat(DEEP) + "]".repeat(DEEP);
        Path file = write(withMember(fixture, nested).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> fixture.read(file))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("Document nesting depth");
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlThatIsNestedTooDeepIsRefused(Fixture fixture) throws Exception {
        Path file = write(withElement(fixture, "", "<x>".repeat(DEEP) + "</x>".repeat(DEEP)));

        assertThatThrownBy(() -> fixture.read(file))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("elements are nested deeper than 500");
    }

    @Test
    void aTextThatIsTooLongIsRefused() throws Exception {
        String huge = "x".repeat(HUGE);
        Path file = write("""
                [{"RuleID": "r", "StartLine": 1, "Secret": "s", "File": "%s"}]""".formatted(huge).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new ReportImport(10).read(Fixture.report(file), "gitleaks", "scan"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("too large at /0/File (line 1): String value length");
    }

    @ParameterizedTest
    @MethodSource("jsonObjectsAndLists")
    void jsonThatIsNotUtf8IsRefused(Fixture fixture) throws Exception {
        Path file = write(withMember(fixture, "\"\u00ff\"").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> fixture.read(file))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("Invalid UTF-8");
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlThatIsNotUtf8IsRefused(Fixture fixture) throws Exception {
        Path file = write(withElement(fixture, "", "<x>\u00ff</x>").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> fixture.read(file))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @MethodSource("xml")
    void anExternalEntityIsNeverFetched(Fixture fixture) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret"), "canary");
            String types = "<!DOCTYPE r SYSTEM \"" + address + "r.dtd\" [<!ENTITY % p SYSTEM \"" + address
                    + "p.dtd\"> %p; <!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";

            assertHarmless(fixture, withElement(fixture, types, "<name>&x;</name>"), "canary");

            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("xml")
    void entitiesThatMultiplyAreNotExpanded(Fixture fixture) throws Exception {
        StringBuilder types = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"canary\">");
        for (int i = 1; i < 20; i++) {
            String previous = "&a" + (i - 1) + ";";
            types.append("<!ENTITY a%d \"%s\">".formatted(i, previous.repeat(10)));
        }

        assertHarmless(fixture, withElement(fixture, types + "]>", "<name>&a19;</name>"), "canary");
    }

    private void assertHarmless(Fixture fixture, String text, String forbidden) throws IOException {
        try {
            ScanResult result = fixture.read(write(text));
            assertThat(result.toString()).doesNotContain(forbidden);
        } catch (ReportException e) {
            assertThat(e.getMessage()).doesNotContain(forbidden).doesNotContain("crashed");
        }
    }

    /** The report with one more member at the end of its last object. */
    private static String withMember(Fixture fixture, String value) {
        String text = text(fixture);
        int end = text.lastIndexOf('}');
        return text.substring(0, end) + ", \"more\": " + value + text.substring(end);
    }

    /** The report with a document type before its root element, and an element as the last child of the root. */
    private static String withElement(Fixture fixture, String type, String element) {
        String text = TYPES.matcher(text(fixture)).replaceFirst("");
        Matcher start = ROOT.matcher(text);
        int root = start.find() ? start.start() : 0;
        int end = text.lastIndexOf("</");
        return text.substring(0, root) + type + text.substring(root, end) + element + text.substring(end);
    }

    private static String text(Fixture fixture) {
        return new String(fixture.bytes(), StandardCharsets.UTF_8);
    }

    private Path write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hostile"), bytes);
    }
}
