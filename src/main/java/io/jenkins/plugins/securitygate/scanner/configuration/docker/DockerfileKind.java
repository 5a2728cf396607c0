package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Dockerfiles and Containerfiles, in every usual spelling of their names. */
public final class DockerfileKind implements DocumentKind {
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:dockerfile|containerfile)(?:[._-].*)?|.*\\.(?:dockerfile|containerfile)");
    private static final Pattern OTHER =
            Pattern.compile("(?i).*(?:ignore|\\.(?:md|json|ya?ml|sh|py|js|ts|go|java|txt))");

    @Override
    public boolean mayBe(SourceFile file) {
        return NAME.matches(file.name()) && !OTHER.matches(file.name());
    }

    @Override
    public boolean recognises(String text) {
        return true;
    }

    @Override
    public Stream<Rule<?>> rules() {
        return Stream.of(ImageRules.ALL, StageRules.ALL, FileRules.ALL, BaseImageRules.ALL)
                .flatMap(List::stream);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        Optional<Dockerfile> dockerfile = DockerfileParser.parse(source);
        if (dockerfile.isEmpty()) {
            inspection.gap(source.at(0, 0), "no FROM instruction, so this is no Dockerfile");
            return;
        }
        Dockerfile file = dockerfile.get();
        inspection.apply(ImageRules.ALL, file, file.target(file.last()));
        for (Stage stage : file.stages()) {
            inspection.apply(StageRules.ALL, stage, file.target(stage));
            inspection.apply(FileRules.ALL, stage, file.target(stage));
        }
        file.basedOnImages().forEach(stage -> inspection.apply(BaseImageRules.ALL, stage, file.target(stage)));
        inspection.facts(DockerfileFacts.of(file));
    }
}
