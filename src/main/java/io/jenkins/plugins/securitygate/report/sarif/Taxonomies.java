package io.jenkins.plugins.securitygate.report.sarif;

import java.util.ArrayList;
import java.util.List;

/** The taxonomies of one run (SARIF section 3.14.8), to which results refer by position. */
final class Taxonomies {
    private static final int MAX_TAXA = 50_000;

    private final List<Taxonomy> taxonomies = new ArrayList<>();
    private int taxa;
    private boolean complete;
    private boolean lacking;

    private record Taxonomy(String name, List<String> ids) {}

    /**
     * Takes the next taxonomy.
     *
     * @param ids of its taxa in their order
     * @return {@code false} when the run has more taxa than are kept; the name is kept even then
     */
    boolean add(String name, List<String> ids) {
        boolean fits = taxa + ids.size() <= MAX_TAXA;
        taxa += fits ? ids.size() : 0;
        taxonomies.add(new Taxonomy(name, fits ? List.copyOf(ids) : List.of()));
        return fits;
    }

    /** Says that the run has been read to its end. */
    void complete() {
        complete = true;
        lacking = false;
    }

    /** Whether a reference since the last call needed a taxonomy that has not been read yet. */
    boolean lacked() {
        boolean was = lacking;
        lacking = false;
        return was;
    }

    /** The name of the taxonomy at a position, empty when there is none. */
    String name(int position) {
        if (position >= 0 && position < taxonomies.size()) {
            return taxonomies.get(position).name();
        }
        lacking |= position >= 0 && !complete;
        return "";
    }

    /** The id of a taxon by the name of its taxonomy and its position there, empty when there is none. */
    String id(String name, int position) {
        for (Taxonomy taxonomy : taxonomies) {
            if (taxonomy.name().equals(name)) {
                return position < taxonomy.ids().size() ? taxonomy.ids().get(position) : "";
            }
        }
        lacking |= !name.isEmpty() && !complete;
        return "";
    }
}
