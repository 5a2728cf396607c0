package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation tells people to type is understood. */
class HandoffDocsTest {
    private static final Pattern COMMAND = Pattern.compile(
            "^(?:.*sh ')?(?:security-gate|java -jar security-gate-cli.jar) (send|attest|verify) ([^'\n]+)",
            Pattern.MULTILINE);
    private static final Pattern ARGUMENTS = Pattern.compile("args: \\[([^]]+)]");
    private static final String WEBHOOK = """

            body = b'{"decision":"pass"}'
            time.time = lambda: %s
            headers = {
                "X-Security-Gate-Timestamp": "1700000000",
                "X-Security-Gate-Signature-256":
                    "sha256=47ebb7c63a4abfd97543ece39c339fa6e5536d361ce84abeb378fff44a706e32",
            }
            print(genuine(b"obviously-fake", headers, body), genuine(b"another", headers, body))
            """;

    private static String docs() throws IOException {
        return Files.readString(Path.of("docs/handoff.md"));
    }

    @Test
    void everyCommandIsUnderstood() throws IOException {
        List<String[]> commands = COMMAND.matcher(docs())
                .results()
                .map(match -> (match.group(1) + " " + match.group(2)).split(" +"))
                .toList();

        assertThat(commands).hasSize(6).allSatisfy(HandoffDocsTest::assertUnderstood);
    }

    @Test
    void theJobOfArgoRolloutsIsUnderstood() throws IOException {
        List<String[]> jobs = ARGUMENTS
                .matcher(docs())
                .results()
                .map(match -> Stream.of(match.group(1).split(",\\s*"))
                        .map(argument -> argument.replace("\"", ""))
                        .toArray(String[]::new))
                .toList();

        assertThat(jobs).hasSize(1).allSatisfy(HandoffDocsTest::assertUnderstood);
    }

    private static void assertUnderstood(String[] arguments) {
        assertThatCode(() -> SecurityGateCommand.commandLine().parseArgs(arguments))
                .as(String.join(" ", arguments))
                .doesNotThrowAnyException();
    }

    @Test
    void theSampleForWebhooksKnowsAGenuineOneFromAForgedOrAnOldOne() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
                "needs Python");

        assertThat(python("1700000100")).isEqualTo("True False");
        assertThat(python("1700009999")).isEqualTo("False False");
    }

    private static String python(String now) throws Exception {
        String docs = docs();
        String sample = docs.substring(docs.indexOf("```python\n") + 10);
        String program = sample.substring(0, sample.indexOf("```")) + WEBHOOK.formatted(now);
        Process process = new ProcessBuilder("python3", "-c", program)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }
}
