package io.jenkins.plugins.securitygate.scanner.dependency.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Gem::Version of RubyGems: letters make a prerelease, zeros at the end of the release and of the whole do not count. */
final class RubyGemsOrder implements VersionOrder {
    private static final Pattern SEGMENT = Pattern.compile("[0-9]+|[A-Za-z]+");

    @Override
    public int compare(String a, String b) {
        return Identifiers.comparePadded(segments(a), segments(b), "0", RubyGemsOrder::compareSegments);
    }

    private static List<String> segments(String version) {
        List<String> release = new ArrayList<>();
        List<String> prerelease = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(version.strip().replace("-", ".pre."));
        while (segment.find()) {
            boolean more = !prerelease.isEmpty() || !Identifiers.isNumber(segment.group());
            (more ? prerelease : release).add(segment.group());
        }
        withoutZerosAtTheEnd(release);
        withoutZerosAtTheEnd(prerelease);
        release.addAll(prerelease);
        return release;
    }

    private static void withoutZerosAtTheEnd(List<String> segments) {
        while (!segments.isEmpty() && segments.get(segments.size() - 1).matches("0+")) {
            segments.remove(segments.size() - 1);
        }
    }

    private static int compareSegments(String a, String b) {
        boolean number = Identifiers.isNumber(a);
        if (number != Identifiers.isNumber(b)) {
            return number ? 1 : -1;
        }
        return number ? Identifiers.compareNumbers(a, b) : a.compareTo(b);
    }
}
