package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import java.util.Locale;

/** Makes the facts that say how much of the code the tests ran. */
final class Coverage {
    private Coverage() {}

    /**
     * The share of covered items, rounded down to whole percents, so that a limit is never met by rounding.
     *
     * @param counter what is counted, lower case, such as {@code line} and {@code branch}
     * @param total covered or not; 100 percent are covered of nothing
     * @param resource what was measured, empty when unknown
     */
    static Fact fact(String counter, long covered, long total, String resource) {
        double percent = total == 0 ? 100 : 100.0 * covered / total;
        return new Fact(Fact.Type.COVERAGE, counter, (int) percent, resource, Location.NONE, null)
                .with("percent", String.format(Locale.ROOT, "%.2f", percent))
                .with("covered", String.valueOf(covered))
                .with("total", String.valueOf(total));
    }
}
