package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.RuleResult.Tally;

/** Numbers in words. */
final class Sentences {
    private Sentences() {}

    /** {@code 1 finding}, {@code 2 findings}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 3 of 131 findings match, 1 is waived, 2 count, 0 are allowed.} */
    static String tally(Tally tally, String noun) {
        StringBuilder text = new StringBuilder()
                .append(tally.matched())
                .append(" of ")
                .append(count(tally.examined(), noun))
                .append(tally.matched() == 1 ? " matches" : " match");
        if (tally.excluded() > 0) {
            text.append(", ").append(is(tally.excluded())).append(" suppressed or fixed");
        }
        if (tally.waived() > 0) {
            text.append(", ").append(is(tally.waived())).append(" waived");
        }
        return text.append(", ")
                .append(tally.counted())
                .append(tally.counted() == 1 ? " counts, " : " count, ")
                .append(is(tally.allowed()))
                .append(" allowed.")
                .toString();
    }

    private static String is(int number) {
        return number + (number == 1 ? " is" : " are");
    }
}
