package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One package of an SPDX 2.x document, in whichever form it is written.
 *
 * @param name its name
 * @param version its version, empty when not said
 * @param concluded the licence that someone found to be the right one, {@code NOASSERTION} when nobody did
 * @param declared the licence that the package itself declares
 * @param references what it is called and described by elsewhere
 */
record SpdxPackage(String name, String version, String concluded, String declared, List<Reference> references) {
    private static final Set<String> UNKNOWN = Set.of("", "NOASSERTION", "NONE");
    private static final Set<String> NAMING = Set.of("advisory", "url");
    private static final Pattern ID = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}|GHSA(-[0-9a-z]{4}){3}");
    private static final String TOOL = "Tool:";

    /** An external reference. */
    record Reference(String category, String type, String locator) {}

    /** Refuses any version but 2.x. */
    static void requireVersion(String version, Report report, String place) throws ReportException {
        if (!version.startsWith("SPDX-2.")) {
            String major = version.startsWith("SPDX-3") ? "SPDX 3" : "'" + version + "'";
            throw new ReportException(report.name(), place, major + " is not supported; write SPDX 2.3 or CycloneDX");
        }
    }

    /** Tools are named as {@code Tool: syft-1.2.3}. */
    static void creator(String creator, ScanSink sink) {
        if (creator.startsWith(TOOL)) {
            String tool = creator.substring(TOOL.length()).strip();
            int dash = tool.lastIndexOf('-');
            sink.tool(dash < 0 ? tool : tool.substring(0, dash), dash < 0 ? "" : tool.substring(dash + 1));
        }
    }

    /** Sends the package as a component, and a finding for each vulnerability that a security reference names. */
    void send(ScanSink sink) {
        Component component = component();
        sink.component(component);
        Set<String> ids = new HashSet<>();
        for (Reference reference : references) {
            // A reference to a fix names vulnerabilities too.
            boolean names = reference.category().equals("SECURITY") && NAMING.contains(reference.type());
            Matcher id = ID.matcher(reference.locator());
            if (names && id.find() && ids.add(id.group())) {
                sink.record();
                sink.kind(ScanKind.DEPENDENCY);
                sink.finding(Finding.of(ScanKind.DEPENDENCY, id.group())
                        .title(id.group() + " in " + name)
                        .component(component)
                        .advisory(Advisory.of(List.of(id.group()), List.of()))
                        .url(reference.locator()));
            }
        }
    }

    private Component component() {
        String purl = references.stream()
                .filter(reference -> reference.type().equals("purl"))
                .map(Reference::locator)
                .reduce("", (first, last) -> last);
        List<String> licenses = Stream.of(concluded, declared)
                .filter(license -> !UNKNOWN.contains(license))
                .limit(1)
                .toList();
        return new Component(purl, name, version, licenses, "", Scope.UNKNOWN);
    }
}
