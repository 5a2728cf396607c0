package io.jenkins.plugins.securitygate.scanner.configuration.workflow;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.ImageFacts;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import java.util.List;
import java.util.stream.Stream;

/** Workflows of GitHub Actions. */
public final class WorkflowKind implements DocumentKind {
    private static final Pattern PATH = Pattern.compile("(?:.*/)?\\.github/workflows/[^/]+\\.ya?ml");

    @Override
    public boolean mayBe(SourceFile file) {
        return PATH.matches(file.path());
    }

    @Override
    public boolean recognises(String text) {
        return text.contains("jobs");
    }

    @Override
    public Stream<Rule<?>> rules() {
        return Stream.of(WorkflowRules.ALL, StepRules.ALL).flatMap(List::stream);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        inspection.parsed(new YamlDocument(source.path(), 1, source.text())).ifPresent(root -> {
            Workflow workflow = new Workflow(root);
            inspection.apply(WorkflowRules.ALL, workflow, source.path());
            inspection.apply(StepRules.ALL, workflow, source.path());
            inspection.facts(workflow.images()
                    .flatMap(image -> ImageFacts.build(
                            image.text().replaceFirst("^docker://", ""), source.path(), image.location())));
        });
    }
}
