package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlSyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kubernetes manifests in YAML or JSON: several documents in a file, lists of objects, any workload. */
public final class KubernetesKind implements DocumentKind {
    private static final Pattern API_VERSION = Pattern.compile("(?m)(?:^|[{,])[ \\t]*[\"']?apiVersion[\"']?[ \\t]*:");
    private static final Pattern KIND = Pattern.compile("(?m)(?:^|[{,])[ \\t]*[\"']?kind[\"']?[ \\t]*:");
    private static final Pattern HELM = Pattern.compile(
            "\\{\\{-?\\s*(?:\\.Values|\\.Release|\\.Chart|\\.Capabilities|\\.Files|include\\s|template\\s|define\\s|tpl\\s)");

    // Lists in lists exist in no cluster; a document with aliases could nest them beyond measure.
    private static final int MAX_LISTS = 2;

    @Override
    public boolean mayBe(SourceFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    @Override
    public boolean recognises(String text) {
        return claimsKubernetes(text)
                || text.contains("{{") && HELM.matcher(text).find();
    }

    private static boolean claimsKubernetes(String text) {
        return text.contains("apiVersion")
                && API_VERSION.matcher(text).find()
                && KIND.matcher(text).find();
    }

    @Override
    public Stream<Rule<?>> rules() {
        return KubernetesRules.all();
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        Optional<YamlDocument> template = Optional.empty();
        for (YamlDocument document : YamlDocument.of(source)) {
            inspection.checkCancelled();
            if (!recognises(document.text())) {
                continue;
            }
            try {
                Optional<YamlNode> root = document.parse();
                if (root.filter(node ->
                                node.anyInlineText(text -> HELM.matcher(text).find()))
                        .isEmpty()) {
                    root.ifPresent(node -> inspectObjects(node, 0, inspection));
                } else {
                    template = template.or(() -> Optional.of(document));
                }
            } catch (YamlSyntaxException e) {
                if (document.text().contains("{{")) {
                    template = template.or(() -> Optional.of(document));
                } else {
                    inspection.error(e.location(), "not checked: no valid YAML: " + e.getMessage());
                }
            }
        }
        template.ifPresent(document -> reportTemplate(document, inspection));
    }

    private static void reportTemplate(YamlDocument document, Inspection inspection) {
        boolean helm = HELM.matcher(document.text()).find();
        inspection.template(
                Location.of(document.path(), document.firstTextLine()),
                helm ? "Helm template; scan what helm template renders" : "template with {{ }}; scan what it renders");
    }

    private static void inspectObjects(YamlNode root, int lists, Inspection inspection) {
        KubernetesObject object = new KubernetesObject(root);
        if (!object.isComplete()) {
            return;
        }
        if (!object.isList()) {
            KubernetesRules.apply(object, inspection);
            KubernetesFacts.of(object).forEach(inspection::facts);
        } else if (lists >= MAX_LISTS) {
            inspection.gap(root.location(), "a list in a list in a list; write the objects in one list");
        } else {
            root.get("items").items().forEach(item -> inspectObjects(item, lists + 1, inspection));
        }
    }
}
