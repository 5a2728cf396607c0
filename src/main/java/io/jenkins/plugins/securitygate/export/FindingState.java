package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Finding;

/** What a finding means for the build; every finding is in exactly one state. */
enum FindingState {
    NEW("New"),
    OUTSTANDING("Outstanding"),
    /** There was no baseline to compare with. */
    UNCOMPARED("Open"),
    FIXED("Fixed"),
    WAIVED("Waived"),
    SUPPRESSED("Suppressed");

    private final String label;

    FindingState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether findings in this state count against the build. */
    boolean open() {
        return ordinal() <= UNCOMPARED.ordinal();
    }

    static FindingState of(Finding finding, boolean waived) {
        return switch (finding.change()) {
            case FIXED -> FIXED;
            case NEW -> held(finding, waived, NEW);
            case OUTSTANDING -> held(finding, waived, OUTSTANDING);
            case UNCOMPARED -> held(finding, waived, UNCOMPARED);
        };
    }

    private static FindingState held(Finding finding, boolean waived, FindingState otherwise) {
        if (finding.suppressed()) {
            return SUPPRESSED;
        }
        return waived ? WAIVED : otherwise;
    }
}
