package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.BEST_PRACTICES;
import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.REFERENCE;
import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.cis;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Rules about the files, accounts and variables that a stage leaves in the image. */
final class FileRules {
    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:tar|tgz|tbz2?|txz|tar\\.(?:gz|bz2|xz|zst))$");
    private static final Pattern UPDATE =
            Pattern.compile("\\b(?:apt-get|apt|yum|dnf|apk|zypper)\\s+(?:-\\S+\\s+)*update\\b");
    private static final Pattern INSTALL = Pattern.compile("\\b(?:install|add|upgrade)\\b");

    /** Variables that switch off the verification of certificates, with the values that do. */
    private static final Map<String, Pattern> TLS_OFF = Map.of(
            "NODE_TLS_REJECT_UNAUTHORIZED", Pattern.compile("0"),
            "PYTHONHTTPSVERIFY", Pattern.compile("0"),
            "GIT_SSL_NO_VERIFY", Pattern.compile("(?i)1|true"),
            "NPM_CONFIG_STRICT_SSL", Pattern.compile("(?i)false"),
            "PIP_TRUSTED_HOST", Pattern.compile(".+"));

    static final List<Rule<Stage>> ALL = List.of(
            Rule.of("docker-add-local", Severity.LOW, "ADD unpacks and downloads where COPY would only copy")
                    .standard(cis("4.9"))
                    .url(BEST_PRACTICES + "#add-or-copy")
                    .fix("Use COPY.")
                    .when(FileRules::localAdd),
            Rule.of("docker-update-alone", Severity.LOW, "The list of packages is as old as the cache of the build")
                    .standard(cis("4.7"))
                    .cwe(1104)
                    .url(BEST_PRACTICES + "#apt-get")
                    .fix("Update and install in one RUN.")
                    .when(stage -> stage.all("RUN")
                            .filter(run -> UPDATE.matcher(run.text()).find()
                                    && !INSTALL.matcher(run.text()).find())
                            .map(run -> run.hit(""))),
            Rule.of("docker-setuid", Severity.MEDIUM, "A program is made to run with the rights of its owner")
                    .standard(cis("4.8"))
                    .cwe(250)
                    .fix("Remove the bit; give the process the one capability that is needed.")
                    .when(StageRules.run("\\bchmod\\s+(?:-\\S+\\s+)*(?:[ug]*\\+[rwx]*s|0?[246]\\d{3})")),
            Rule.of("docker-world-writable", Severity.LOW, "Everybody may change files of the image")
                    .cwe(732)
                    .fix("Give the files to the user that needs them: COPY --chown, chmod 755.")
                    .when(StageRules.run("\\bchmod\\s+(?:-\\S+\\s+)*(?:[oa]+\\+[rx]*w|0?[0-7]{2}[2367]\\b)")),
            Rule.of("docker-password", Severity.HIGH, "The image holds the password of an account")
                    .standard(cis("4.10"))
                    .cwe(798)
                    .fix("Remove the password; a container needs no login.")
                    .when(StageRules.run("\\|\\s*(?:sudo\\s+)?(?:\\S*/)?(?:chpasswd|passwd\\s+--stdin)\\b")),
            Rule.of("docker-tls-variable", Severity.MEDIUM, "No program in the image checks who it talks to")
                    .cwe(295)
                    .url(REFERENCE + "#env")
                    .fix("Remove the variable and add the certificate of the authority to the image.")
                    .when(FileRules::tlsOff));

    private FileRules() {}

    private static Stream<Hit> localAdd(Stage stage) {
        return stage.alsoOnBuild("ADD")
                .filter(add -> add.words().size() > 1)
                .filter(add -> add.words().stream()
                        .limit(add.words().size() - 1L)
                        .noneMatch(word -> word.contains("://")
                                || word.startsWith("git@")
                                || word.contains("$")
                                || ARCHIVE.matcher(word).find()))
                .map(add -> add.hit(""));
    }

    private static Stream<Hit> tlsOff(Stage stage) {
        return stage.all("ENV")
                .flatMap(env -> Assignment.of(env).stream()
                        .filter(variable -> TLS_OFF.containsKey(variable.name().toUpperCase(Locale.ROOT)))
                        .filter(variable -> TLS_OFF.get(variable.name().toUpperCase(Locale.ROOT))
                                .matches(variable.value()))
                        .map(variable -> env.hit(variable.offset(), variable.name())));
    }
}
