package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import io.jenkins.plugins.securitygate.scanner.dependency.version.VersionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Versions between events, as the OSV schema defines them.
 *
 * @param ecosystem whose order of versions the events follow
 * @param events in any order
 */
record AffectedRange(String ecosystem, List<Event> events) {
    /** Where every version begins. */
    private static final String BEGINNING = "0";

    /** What happens at a version. */
    enum Kind {
        FIXED,
        INTRODUCED,
        LAST_AFFECTED
    }

    /** One end of a span of versions. */
    record Event(Kind kind, String version) {}

    AffectedRange {
        events = List.copyOf(events);
    }

    boolean contains(String version) {
        VersionOrder order = VersionOrder.of(ecosystem);
        boolean affected = false;
        for (Event event : sorted(order)) {
            affected = switch (event.kind()) {
                case INTRODUCED -> affected || compare(order, version, event) >= 0;
                case FIXED -> affected && compare(order, version, event) < 0;
                case LAST_AFFECTED -> affected && compare(order, version, event) <= 0;
            };
        }
        return affected;
    }

    /** The smallest version above this one that is repaired. */
    Optional<String> fixAbove(String version) {
        VersionOrder order = VersionOrder.of(ecosystem);
        return sorted(order).stream()
                .filter(event -> event.kind() == Kind.FIXED && compare(order, version, event) < 0)
                .map(Event::version)
                .findFirst();
    }

    private List<Event> sorted(VersionOrder order) {
        Comparator<Event> byVersion = Comparator.comparing(
                        (Event event) -> !event.version().equals(BEGINNING))
                .thenComparing(Event::version, order)
                .thenComparing(Event::kind);
        return events.stream().sorted(byVersion).toList();
    }

    private static int compare(VersionOrder order, String version, Event event) {
        return event.version().equals(BEGINNING) ? 1 : order.compare(version, event.version());
    }
}
