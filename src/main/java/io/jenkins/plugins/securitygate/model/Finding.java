package io.jenkins.plugins.securitygate.model;

import java.util.List;

/**
 * One problem in a scan.
 *
 * @param fingerprint identity that stays the same when lines move; see {@link Fingerprint}
 * @param kind what kind of scan found it
 * @param scan id of the scan that found it
 * @param tool name of the tool that found it
 * @param rule the tool's rule id
 * @param title one line for people
 * @param description plain text, empty when the title says it all
 * @param severity as the tool rates it
 * @param location place in a file, {@link Location#NONE} when there is none
 * @param endpoint place in a running application, {@link Endpoint#NONE} when there is none
 * @param target image, resource, host or fuzz target; empty when the location says it all
 * @param component package at fault, {@link Component#NONE} when there is none
 * @param advisory what is publicly known, {@link Advisory#NONE} when nothing is
 * @param cwes CWE numbers, the primary one first
 * @param snippet lines at fault with secrets masked, empty when unknown
 * @param remediation what to do, plain text
 * @param url where to read more, {@code http} or {@code https}; empty when there is none
 * @param flow steps of the data flow from source to sink
 * @param suppression who says that it does not count, {@code null} when nobody does
 * @param change state against the baseline
 * @param occurrences how often the report lists it, at least 1
 */
public record Finding(
        String fingerprint,
        ScanKind kind,
        String scan,
        String tool,
        String rule,
        String title,
        String description,
        Severity severity,
        Location location,
        Endpoint endpoint,
        String target,
        Component component,
        Advisory advisory,
        List<Integer> cwes,
        String snippet,
        String remediation,
        String url,
        List<Location> flow,
        Suppression suppression,
        Change change,
        int occurrences) {

    public boolean suppressed() {
        return suppression != null;
    }

    /** Where the finding is, in words: the file and line, else the address, the component or the target. */
    public String place() {
        if (location.isKnown()) {
            return location.toString();
        }
        if (endpoint.isKnown()) {
            return endpoint.url();
        }
        if (component.isKnown()) {
            return component.version().isEmpty() ? component.name() : component.name() + " " + component.version();
        }
        return target;
    }

    /** Starts a finding of a kind; the tool's name and the scan's id are filled in where it is collected. */
    public static Builder of(ScanKind kind, String rule) {
        return new Builder(kind, rule);
    }

    /** This finding with another state against the baseline. */
    public Finding withChange(Change other) {
        return new Builder(this).change(other).build(scan, tool);
    }

    /** This finding with another word on whether it counts. */
    public Finding withSuppression(Suppression other) {
        return new Builder(this).suppression(other).build(scan, tool);
    }

    /** This finding, seen so many times. */
    public Finding withOccurrences(int count) {
        return new Builder(this).occurrences(count).build(scan, tool);
    }

    /** Collects the parts of a finding. Every setter accepts {@code null} as "unknown" and returns this builder. */
    public static final class Builder {
        private final ScanKind kind;
        private final String rule;
        private String fingerprint = "";
        private String title = "";
        private String description = "";
        private Severity severity = Severity.UNKNOWN;
        private Location location = Location.NONE;
        private Endpoint endpoint = Endpoint.NONE;
        private String target = "";
        private Component component = Component.NONE;
        private Advisory advisory = Advisory.NONE;
        private List<Integer> cwes = List.of();
        private String snippet = "";
        private String remediation = "";
        private String url = "";
        private String identity = "";
        private List<Location> flow = List.of();
        private Suppression suppression;
        private Change change = Change.UNCOMPARED;
        private int occurrences = 1;

        private Builder(ScanKind kind, String rule) {
            this.kind = kind;
            this.rule = Texts.bounded(rule, Texts.SHORT);
        }

        private Builder(Finding other) {
            this(other.kind, other.rule);
            fingerprint = other.fingerprint;
            title = other.title;
            description = other.description;
            severity = other.severity;
            location = other.location;
            endpoint = other.endpoint;
            target = other.target;
            component = other.component;
            advisory = other.advisory;
            cwes = other.cwes;
            snippet = other.snippet;
            remediation = other.remediation;
            url = other.url;
            flow = other.flow;
            suppression = other.suppression;
            change = other.change;
            occurrences = other.occurrences;
        }

        public Builder title(String text) {
            title = Texts.bounded(text, Texts.SHORT);
            return this;
        }

        public Builder description(String text) {
            description = Texts.bounded(text, Texts.LONG);
            return this;
        }

        public Builder severity(Severity value) {
            severity = value == null ? Severity.UNKNOWN : value;
            return this;
        }

        public Builder location(Location value) {
            location = value == null ? Location.NONE : value;
            return this;
        }

        public Builder endpoint(Endpoint value) {
            endpoint = value == null ? Endpoint.NONE : value;
            return this;
        }

        public Builder target(String text) {
            target = Texts.bounded(text, Texts.SHORT);
            return this;
        }

        public Builder component(Component value) {
            component = value == null ? Component.NONE : value;
            return this;
        }

        public Builder advisory(Advisory value) {
            advisory = value == null ? Advisory.NONE : value;
            return this;
        }

        public Builder cwes(List<Integer> numbers) {
            if (numbers == null || numbers.size() < 2) {
                cwes = numbers == null ? List.of() : List.copyOf(numbers);
            } else {
                cwes = List.copyOf(new java.util.LinkedHashSet<>(numbers));
            }
            return this;
        }

        /** Lines at fault. The caller masks secrets before. */
        public Builder snippet(String text) {
            snippet = Texts.bounded(text, Texts.SHORT);
            return this;
        }

        public Builder remediation(String text) {
            remediation = Texts.bounded(text, Texts.LONG);
            return this;
        }

        /** Where to read more. Anything but {@code http} and {@code https} is dropped. */
        public Builder url(String text) {
            String bounded = Texts.bounded(text, Texts.SHORT);
            url = bounded.startsWith("https://") || bounded.startsWith("http://") ? bounded : "";
            return this;
        }

        /**
         * What tells this finding from others of the same rule at the same place: the salted hash of a secret, the hash
         * of a stack, the fingerprint that the tool computed.
         */
        public Builder identity(String text) {
            identity = Texts.bounded(text, Texts.SHORT);
            return this;
        }

        public Builder flow(List<Location> steps) {
            flow = steps == null || steps.isEmpty()
                    ? List.of()
                    : List.copyOf(steps.subList(0, Math.min(steps.size(), 100)));
            return this;
        }

        public Builder suppression(Suppression value) {
            suppression = value;
            return this;
        }

        public Builder change(Change value) {
            change = value;
            return this;
        }

        public Builder occurrences(int count) {
            occurrences = Math.max(1, count);
            return this;
        }

        /** Makes the places below this folder relative to it, see {@link Location#relativeTo}. */
        public Builder relativeTo(String folder) {
            location = location.relativeTo(folder);
            flow = flow.stream().map(step -> step.relativeTo(folder)).toList();
            return this;
        }

        /**
         * Makes the finding; computes the fingerprint unless the finding already had one.
         *
         * @param scan id of the scan
         * @param tool name of the tool
         */
        public Finding build(String scan, String tool) {
            Finding finding = finding(fingerprint, scan, tool);
            return fingerprint.isEmpty() ? finding(Fingerprint.of(finding, identity), scan, tool) : finding;
        }

        private Finding finding(String print, String scan, String tool) {
            return new Finding(
                    print,
                    kind,
                    scan,
                    tool,
                    rule,
                    title.isEmpty() ? rule : title,
                    description,
                    severity,
                    location,
                    endpoint,
                    target,
                    component,
                    advisory,
                    cwes,
                    snippet,
                    remediation,
                    url,
                    flow,
                    suppression,
                    change,
                    occurrences);
        }
    }
}
