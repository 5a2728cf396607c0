package io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.ImageFacts;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.stream.Stream;

/** Jenkinsfiles, declarative and scripted. */
public final class JenkinsfileKind implements DocumentKind {
    private static final Pattern NAME = Pattern.compile("(?i)jenkinsfile(?:[._-].*)?|.*\\.jenkinsfile");

    @Override
    public boolean mayBe(SourceFile file) {
        return NAME.matches(file.name());
    }

    @Override
    public boolean recognises(String text) {
        return true;
    }

    @Override
    public Stream<Rule<?>> rules() {
        return JenkinsfileRules.ALL.stream().map(rule -> rule);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        Jenkinsfile file = Jenkinsfile.of(source);
        inspection.apply(JenkinsfileRules.ALL, file, source.path());
        inspection.facts(file.lines().stream()
                .flatMap(line -> line.image().stream()
                        .filter(image -> !image.contains("$"))
                        .flatMap(image -> ImageFacts.build(image, source.path(), line.location()))));
    }
}
