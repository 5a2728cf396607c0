package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Waiver;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the waivers of a policy, and refuses those that would switch off more than a person can have meant. */
final class WaiverMapping {
    private final Set<String> ruleIds;
    private final LocalDate today;

    /**
     * @param ruleIds ids of the policy's rules and required scans, in lower case
     * @param today the day from which expiry dates are counted
     */
    WaiverMapping(Set<String> ruleIds, LocalDate today) {
        this.ruleIds = ruleIds;
        this.today = today;
    }

    List<Waiver> waivers(List<EntryReader> entries) {
        List<Waiver> waivers = new ArrayList<>();
        for (EntryReader entry : entries) {
            checkId(entry);
            checkReason(entry);
            Waiver waiver = new Waiver(
                    entry.id(),
                    entry.text("component"),
                    entry.text("path"),
                    entry.text("reason"),
                    entry.text("approver"),
                    expires(entry));
            checkComponent(entry, waiver);
            waivers.add(waiver);
        }
        return waivers;
    }

    private void checkId(EntryReader entry) {
        String id = entry.id();
        if (id.contains("*")) {
            entry.problem("id", "a waiver names one id; '*' would waive what nobody has looked at");
        }
        boolean unlimited =
                entry.text("component").isEmpty() && entry.text("path").isEmpty();
        if (unlimited && ruleIds.contains(id.toLowerCase(Locale.ROOT))) {
            entry.problem(
                    "id", "this would switch off the rule '" + id + "' as a whole; limit it to a component or a path");
        }
    }

    private void checkReason(EntryReader entry) {
        if (entry.has("reason") && entry.text("reason").isBlank()) {
            entry.problem("reason", "a waiver needs a reason");
        }
    }

    private static void checkComponent(EntryReader entry, Waiver waiver) {
        try {
            new ActiveWaiver(waiver);
        } catch (IllegalArgumentException e) {
            entry.problem("component", "'" + waiver.component() + "' is not a package URL, such as pkg:npm/lodash");
        }
    }

    /** The date; any when it cannot be read, since the policy is then refused. */
    private LocalDate expires(EntryReader entry) {
        String text = entry.text("expires");
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return LocalDate.MIN;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(today.plusYears(1))) {
                entry.problem("expires", "a waiver ends within a year, at the latest on " + today.plusYears(1));
            }
            return day;
        } catch (DateTimeException e) {
            entry.problem("expires", "there is no such day: " + text);
            return LocalDate.MIN;
        }
    }
}
