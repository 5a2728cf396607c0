package io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.ShellText;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about lines of a Jenkinsfile. */
final class JenkinsfileRules {
    private static final String PIPELINE = "https://www.jenkins.io/doc/book/pipeline/jenkinsfile/";
    private static final Pattern ASSIGNED =
            Pattern.compile("^(?:def\\s+|env\\.)?(\\w+)\\s*=\\s*(?:'([^'$]+)'|\"([^\"$]+)\")\\s*;?$");
    private static final Pattern GROOVY_SCRIPT =
            Pattern.compile("\\b(?:sh|bat|powershell|pwsh)\\s*\\(?\\s*(?:script\\s*:\\s*)?\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(?:env\\.)?(\\w+)\\}?");
    private static final Pattern PRINTED = Pattern.compile("\\becho\\b\\s*\\(?[^|>;&]*$");
    private static final Pattern PRIVILEGED =
            Pattern.compile("\\bargs\\s+['\"][^'\"]*(?:--privileged\\b|docker\\.sock|--(?:net|network|pid)[= ]host)");
    private static final Pattern CLIENT_TLS =
            Pattern.compile("\\b(?:ignoreSslErrors|skipTls|skipTLS)\\s*[:=]\\s*true\\b");

    static final List<Rule<Jenkinsfile>> ALL = List.of(
            Rule.of("jenkinsfile-secret-in-source", Severity.HIGH, "The Jenkinsfile holds the value of a secret")
                    .cwe(798)
                    .url(PIPELINE + "#handling-credentials")
                    .fix("Change the secret, keep it in Jenkins, and bind it with credentials('id').")
                    .when(lines((file, line) -> secretAssigned(line))),
            Rule.of(
                            "jenkinsfile-secret-interpolation",
                            Severity.HIGH,
                            "Groovy puts a secret into the text of a command")
                    .cwe(532)
                    .url(PIPELINE + "#string-interpolation")
                    .fix("Write the command in single quotes, so that the shell reads the variable itself.")
                    .when(lines((file, line) -> GROOVY_SCRIPT.matcher(line).find() && secretIn(file, line))),
            Rule.of("jenkinsfile-secret-printed", Severity.HIGH, "The build prints a secret")
                    .cwe(532)
                    .url(PIPELINE + "#handling-credentials")
                    .fix("Remove the command; masking does not hold back parts or encodings of a secret.")
                    .when(lines((file, line) -> PRINTED.matcher(line).find() && secretIn(file, line))),
            Rule.of("jenkinsfile-pipe-to-shell", Severity.HIGH, "A download is executed without verification")
                    .cwe(494)
                    .fix("Download the script, verify its checksum or signature, then run it.")
                    .when(lines((file, line) ->
                            ShellText.PIPE_TO_SHELL.matcher(line).find())),
            Rule.of(
                            "jenkinsfile-tls-verification-off",
                            Severity.MEDIUM,
                            "A request does not check the server's certificate")
                    .cwe(295)
                    .fix("Remove the option and add the certificate of the authority to the agent.")
                    .when(lines((file, line) -> ShellText.TLS_OFF.matcher(line).find()
                            || CLIENT_TLS.matcher(line).find())),
            Rule.of("jenkinsfile-image-latest", Severity.MEDIUM, "The version of the image that builds is left open")
                    .cwe(1104)
                    .url("https://www.jenkins.io/doc/book/pipeline/docker/")
                    .fix("Name a version, best with its digest: image 'maven:3.9.9@sha256:…'")
                    .when(file -> file.lines().stream()
                            .filter(JenkinsfileRules::floatingImage)
                            .map(line -> new Hit(line.location(), line.text(), line.text()))),
            Rule.of("jenkinsfile-privileged-agent", Severity.HIGH, "The container that builds controls its agent")
                    .cwe(250)
                    .url("https://www.jenkins.io/doc/book/pipeline/docker/")
                    .fix("Remove the option; build images with a tool that needs no container runtime.")
                    .when(lines((file, line) -> PRIVILEGED.matcher(line).find())));

    private JenkinsfileRules() {}

    private static Function<Jenkinsfile, Stream<Hit>> lines(BiPredicate<Jenkinsfile, String> bad) {
        return file -> file.lines().stream()
                .filter(line -> bad.test(file, line.text()))
                .map(line ->
                        new Hit(line.location(), SecretWords.masked(line.text()), SecretWords.masked(line.text())));
    }

    private static boolean secretAssigned(String line) {
        Matcher matcher = ASSIGNED.matcher(line);
        if (!matcher.find() || !SecretWords.isSecret(matcher.group(1))) {
            return false;
        }
        return SecretWords.isLiteral(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }

    private static boolean secretIn(Jenkinsfile file, String line) {
        Matcher variable = VARIABLE.matcher(line);
        while (variable.find()) {
            boolean escaped = variable.start() > 0 && line.charAt(variable.start() - 1) == '\\';
            if (!escaped && file.secrets().contains(variable.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean floatingImage(Jenkinsfile.Line line) {
        return line.image()
                .flatMap(ImageReference::parse)
                .filter(ImageReference::floating)
                .isPresent();
    }
}
