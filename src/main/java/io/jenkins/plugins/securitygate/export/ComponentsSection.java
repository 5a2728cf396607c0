package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packages of the build and their licences. */
final class ComponentsSection implements Section {
    private static final int ROWS = 500;
    private static final int PLACES = 3;

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        List<Component> components = outcome.evidence().components();
        Section.begin(html, "components", "Components and licences");
        if (components.isEmpty()) {
            Section.empty(html, "No components", "No scan listed the packages of this build.");
        } else {
            licenses(html, components);
            html.open("details", "class", "sg-details")
                    .open("summary")
                    .text(Section.plural(components.size(), "component"))
                    .close();
            table(html, components, openFindings(outcome));
            html.close();
        }
        html.close();
    }

    private static Map<String, Integer> openFindings(Outcome outcome) {
        Map<String, Integer> open = new HashMap<>();
        for (Finding finding : outcome.evidence().findings()) {
            if (outcome.state(finding).open() && finding.component().isKnown()) {
                open.merge(finding.component().identity(), 1, Integer::sum);
            }
        }
        return open;
    }

    private static void licenses(Html html, List<Component> components) throws IOException {
        Map<String, Integer> licenses = new TreeMap<>();
        for (Component component : components) {
            List<String> names = component.licenses().isEmpty() ? List.of("unknown") : component.licenses();
            names.forEach(name -> licenses.merge(name, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(licenses.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
        html.open("ul", "class", "sg-licenses");
        for (Map.Entry<String, Integer> license : sorted) {
            html.open("li")
                    .leaf("span", null, license.getKey())
                    .text(" ")
                    .leaf("b", null, license.getValue().toString())
                    .close();
        }
        html.close();
    }

    private static void table(Html html, List<Component> components, Map<String, Integer> open) throws IOException {
        Section.table(html, "Components", "Component", "Version", "Licences", "Scope", "Named in", "Open findings");
        List<Component> sorted = components.stream()
                .sorted(Comparator.comparing((Component component) -> -open.getOrDefault(component.identity(), 0))
                        .thenComparing(Component::name))
                .toList();
        for (Component component : sorted.subList(0, Math.min(ROWS, sorted.size()))) {
            row(html, component, open.getOrDefault(component.identity(), 0));
        }
        html.close(3);
        if (sorted.size() > ROWS) {
            html.leaf("p", "sg-more", "The first " + ROWS + ". All of them are in sbom.cdx.json.");
        }
    }

    private static String places(Component component) {
        List<String> paths = component.paths();
        int more = paths.size() - PLACES;
        String named = String.join(", ", paths.subList(0, Math.min(PLACES, paths.size())));
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static void row(Html html, Component component, int findings) throws IOException {
        html.open("tr")
                .open("td")
                .leaf("strong", null, component.name())
                .leaf("div", "sg-muted", component.ecosystem())
                .close()
                .leaf("td", null, component.version())
                .leaf("td", null, String.join(", ", component.licenses()))
                .leaf(
                        "td",
                        null,
                        component.scope() == Component.Scope.UNKNOWN
                                ? ""
                                : component.scope().name().toLowerCase(java.util.Locale.ROOT))
                .leaf("td", "sg-place", places(component))
                .open("td", "class", "sg-num");
        if (findings > 0) {
            Section.link(html, "state=open&component=" + UriText.component(component.identity()), "" + findings);
        } else {
            html.text("0");
        }
        html.close(2);
    }
}
