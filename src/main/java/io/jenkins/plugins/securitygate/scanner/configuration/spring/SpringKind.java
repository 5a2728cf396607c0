package io.jenkins.plugins.securitygate.scanner.configuration.spring;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.PortFact;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import java.util.List;
import java.util.stream.Stream;

/** {@code application.properties}, {@code application.yaml} and those of profiles. */
public final class SpringKind implements DocumentKind {
    private static final Pattern NAME =
            Pattern.compile("(?:application|bootstrap)(?:-[A-Za-z0-9_.-]+)?\\.(?:properties|ya?ml)");

    @Override
    public boolean mayBe(SourceFile file) {
        return NAME.matches(file.name());
    }

    /** A Kubernetes object of the same name is none. */
    @Override
    public boolean recognises(String text) {
        return !text.contains("apiVersion:");
    }

    @Override
    public Stream<Rule<?>> rules() {
        return SpringRules.ALL.stream().map(rule -> rule);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        List<Setting> settings = source.path().endsWith(".properties")
                ? Settings.ofProperties(source)
                : YamlDocument.of(source).stream()
                        .flatMap(document -> inspection.parsed(document).stream())
                        .flatMap(root -> Settings.ofYaml(
                                root,
                                node -> inspection.gap(
                                        node.location(), "settings in too many settings; write them flat")))
                        .toList();
        for (Setting setting : settings) {
            inspection.apply(SpringRules.ALL, setting, source.path());
        }
        inspection.facts(settings.stream().flatMap(setting -> facts(setting, source.path())));
    }

    private static Stream<Fact> facts(Setting setting, String file) {
        if (setting.is("server.port") || setting.is("management.server.port")) {
            return PortFact.parse(setting.value(), "")
                    .filter(port -> port.number() > 0)
                    .map(port -> port.fact("listen", file, setting.location()))
                    .stream();
        }
        boolean region = setting.is("spring.cloud.aws.region.static") || setting.is("cloud.aws.region.static");
        return region && !setting.value().contains("${")
                ? Stream.of(Fact.of(Fact.Type.REGION, setting.value(), file, setting.location())
                        .with("scope", "region")
                        .with("source", "property"))
                : Stream.empty();
    }
}
