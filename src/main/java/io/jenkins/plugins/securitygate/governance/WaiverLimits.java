package io.jenkins.plugins.securitygate.governance;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far waivers may go on this controller.
 *
 * @param maxDays the longest time that one may hold
 * @param withoutPlace whether one may name neither a component nor a path
 */
public record WaiverLimits(int maxDays, boolean withoutPlace) {
    private static final int SHORT = 200;
    private static final int LONG = 2000;

    /**
     * What is wrong with a waiver, in words; empty when nothing is.
     *
     * @param starts the first day on which it would hold
     */
    public List<String> problems(WaiverTerms terms, LocalDate starts) {
        List<String> problems = new ArrayList<>();
        checkId(terms, problems);
        checkPlace(terms, problems);
        if (terms.reason().isEmpty() || terms.reason().length() > LONG) {
            problems.add("a waiver needs a reason of at most " + LONG + " characters");
        }
        checkEnd(terms.expires(), starts, problems);
        return problems;
    }

    private static void checkId(WaiverTerms terms, List<String> problems) {
        if (terms.id().isEmpty() || terms.id().length() > SHORT) {
            problems.add("a waiver needs the id of what it waives: CVE, GHSA or the id of a rule");
        }
        if (terms.id().contains("*")) {
            problems.add("a waiver names one id; '*' would waive what nobody has looked at");
        }
        if (terms.jobs().isEmpty() || terms.jobs().startsWith("*")) {
            problems.add("a waiver is limited to a job or a folder");
        }
    }

    private void checkPlace(WaiverTerms terms, List<String> problems) {
        if (terms.component().isEmpty() && terms.path().isEmpty() && !withoutPlace) {
            problems.add("limit the waiver to a component or a path");
        }
        if (terms.component().length() > SHORT || terms.path().length() > SHORT) {
            problems.add("component and path have at most " + SHORT + " characters");
        }
        if (!terms.path().isEmpty() && terms.path().matches("[*/?]+")) {
            problems.add("the path '" + terms.path() + "' covers everything; name a folder or a file");
        }
        if (terms.component().contains("*")) {
            problems.add("a component is a package URL or a name, without '*'");
        }
        if (terms.component().startsWith("pkg:") && !isPackageUrl(terms.component())) {
            problems.add("'" + terms.component() + "' is not a package URL, such as pkg:npm/lodash");
        }
    }

    private static boolean isPackageUrl(String text) {
        try {
            new PackageURL(text);
            return true;
        } catch (MalformedPackageURLException e) {
            return false;
        }
    }

    private void checkEnd(LocalDate expires, LocalDate starts, List<String> problems) {
        LocalDate last = starts.plusDays(maxDays);
        if (expires == null) {
            problems.add("a waiver needs a last day, at the latest " + last);
        } else if (expires.isBefore(starts)) {
            problems.add("the waiver would end on " + expires + ", before it starts on " + starts);
        } else if (expires.isAfter(last)) {
            problems.add("a waiver holds for at most " + maxDays + " days, here until " + last);
        }
    }
}
