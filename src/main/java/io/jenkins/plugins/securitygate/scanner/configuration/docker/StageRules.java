package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.BEST_PRACTICES;
import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.REFERENCE;
import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.cis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what a stage does while it is built. */
final class StageRules {
    private static final String COMMAND = "(?:^|[\\s;&|(\"'])";

    static final List<Rule<Stage>> ALL = List.of(
            Rule.of("docker-add-remote-url", Severity.MEDIUM, "ADD downloads a file that nobody verifies")
                    .standard(cis("4.9"))
                    .cwe(494)
                    .url(REFERENCE + "#add")
                    .fix("Give ADD a --checksum, or download with a tool and verify the file.")
                    .when(StageRules::remoteAdd),
            Rule.of("docker-pipe-to-shell", Severity.HIGH, "A download is executed without verification")
                    .standard(cis("4.11"))
                    .cwe(494)
                    .url(BEST_PRACTICES)
                    .fix("Download the script, verify its checksum or signature, then run it.")
                    .when(
                            run(
                                    COMMAND
                                            + "(?:curl|wget)\\s[^|;&]*\\|\\s*(?:sudo\\s+(?:-\\S+\\s+)*)?(?:/\\S*/)?(?:env\\s+)?"
                                            + "(?:ba|z|da|a|k)?sh(?:\\s|$)|(?:ba|z|da|a|k)?sh\\s+(?:-c\\s+)?[\"']?(?:<\\(|\\$\\()\\s*(?:curl|wget)\\s")),
            Rule.of("docker-sudo", Severity.LOW, "The build uses sudo")
                    .cwe(250)
                    .url(BEST_PRACTICES)
                    .fix("Switch users with USER; sudo in an image lets its processes become root.")
                    .when(run(COMMAND + "sudo\\s")),
            Rule.of(
                            "docker-unverified-packages",
                            Severity.HIGH,
                            "Packages are installed without checking who made them")
                    .standard(cis("4.11"))
                    .cwe(345)
                    .fix("Remove the option and install the key of the package source.")
                    .when(run("\\s--(?:allow-unauthenticated|force-yes|no-gpg-checks?|nogpgcheck|allow-untrusted|"
                            + "allow-insecure-repositories)(?:[\\s=\"',]|$)|\\bgpgcheck=0\\b")),
            Rule.of(
                            "docker-tls-verification-off",
                            Severity.MEDIUM,
                            "A download does not check the server's certificate")
                    .cwe(295)
                    .fix("Remove the option and add the certificate of the authority to the image.")
                    .when(run(COMMAND + "curl(?:\\s[^|;&]*?)?(?:\\s-[a-zA-Z]*k[a-zA-Z]*|\\s--insecure)(?:\\s|$)"
                            + "|\\s--no-check-certificate\\b|\\s--trusted-host\\b|http\\.sslVerify[\\s=]+[\"']?false"
                            + "|strict-ssl[\\s=]+[\"']?false")),
            Rule.of("docker-expose-ssh", Severity.MEDIUM, "The image opens a port for remote logins")
                    .url(REFERENCE + "#expose")
                    .fix("Remove EXPOSE and the server; enter containers with docker exec or kubectl exec.")
                    .when(StageRules::remoteLogin),
            Rule.of("docker-secret-in-env", Severity.HIGH, "The image holds the value of a secret")
                    .standard(cis("4.10"))
                    .cwe(798)
                    .url("https://docs.docker.com/build/building/secrets/")
                    .fix(
                            "Change the secret; give it to the build with RUN --mount=type=secret, to the container when it starts.")
                    .when(stage -> secrets(stage, "ENV")),
            Rule.of(
                            "docker-secret-in-arg",
                            Severity.MEDIUM,
                            "A secret is a build argument, which the image's history keeps")
                    .standard(cis("4.10"))
                    .cwe(538)
                    .url("https://docs.docker.com/build/building/secrets/")
                    .fix("Give it to the build with RUN --mount=type=secret.")
                    .when(stage -> secrets(stage, "ARG")));

    private StageRules() {}

    /** A hit for each line of a command on which the expression matches. */
    static Function<Stage, Stream<Hit>> run(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return stage -> stage.alsoOnBuild("RUN").flatMap(run -> hits(run, pattern));
    }

    /** One hit for each line on which the pattern matches. */
    private static Stream<Hit> hits(Instruction run, Pattern pattern) {
        Stream.Builder<Hit> hits = Stream.builder();
        Matcher matcher = pattern.matcher(run.text());
        int previous = -1;
        while (matcher.find()) {
            String found = matcher.group();
            int start = matcher.start() + found.length() - found.stripLeading().length();
            int line = run.lineAt(start);
            if (line > previous) {
                hits.add(run.hit(start, ""));
                previous = line;
            }
        }
        return hits.build();
    }

    private static Stream<Hit> remoteAdd(Stage stage) {
        return stage.alsoOnBuild("ADD")
                .filter(add -> !add.hasFlag("--checksum"))
                .flatMap(add -> add.words().stream()
                        .filter(word -> word.startsWith("http://") || word.startsWith("https://"))
                        .limit(1)
                        .map(url -> add.hit("")));
    }

    private static Stream<Hit> remoteLogin(Stage stage) {
        return stage.all("EXPOSE")
                .flatMap(expose -> ExposedPort.of(expose).stream()
                        .filter(port -> port.includes(22) || port.includes(23))
                        .map(port -> expose.hit(port.text())));
    }

    private static Stream<Hit> secrets(Stage stage, String keyword) {
        return stage.all(keyword)
                .flatMap(instruction -> Assignment.of(instruction).stream()
                        .filter(assignment -> SecretWords.isSecret(assignment.name()))
                        .filter(assignment -> keyword.equals("ARG") || SecretWords.isLiteral(assignment.value()))
                        .map(assignment -> secret(instruction, assignment)));
    }

    private static Hit secret(Instruction instruction, Assignment assignment) {
        String value = assignment.value().isEmpty() ? "" : "=" + SecretDigest.mask(assignment.value());
        String snippet = instruction.keyword() + " " + assignment.name() + value;
        return new Hit(instruction.locationAt(assignment.offset()), snippet, assignment.name());
    }
}
