package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** Docker Compose files under their usual names, with or without a version. */
public final class ComposeKind implements DocumentKind {
    private static final Pattern NAME = Pattern.compile("(?i)(?:docker-|podman-)?compose(?:[._-].*)?\\.ya?ml");
    private static final Pattern SERVICES = Pattern.compile("(?m)^[\"']?services[\"']?[ \\t]*:");

    @Override
    public boolean mayBe(SourceFile file) {
        return NAME.matches(file.name());
    }

    @Override
    public boolean recognises(String text) {
        return SERVICES.matcher(text).find();
    }

    @Override
    public Stream<Rule<?>> rules() {
        return Stream.of(ServiceRules.ALL, IsolationRules.ALL, LimitRules.ALL).flatMap(List::stream);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        for (YamlDocument document : YamlDocument.of(source)) {
            inspection
                    .parsed(document)
                    .ifPresent(root -> root.get("services").entries().forEach(entry -> inspect(entry, inspection)));
        }
    }

    private static void inspect(YamlNode entry, Inspection inspection) {
        if (!entry.isMapping()) {
            return;
        }
        ComposeService service = new ComposeService(entry);
        inspection.apply(IsolationRules.ALL, service, service.resource());
        inspection.apply(ServiceRules.ALL, service, service.resource());
        inspection.apply(LimitRules.ALL, service, service.resource());
        inspection.facts(ComposeFacts.of(service));
    }
}
