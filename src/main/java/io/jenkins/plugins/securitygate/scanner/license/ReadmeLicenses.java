package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Introductions for readers: what the section about the licence says, or the whole where there is no such section. They
 * speak of the licences of others too, so they count only where nothing else tells a package's licence.
 */
final class ReadmeLicenses {
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s*\\S.*|=+\\s+\\S.*|<h\\d.*");
    private static final Pattern UNDERLINE = Pattern.compile("^(={3,}|-{3,}|~{3,}|\\^{3,}|\\*{3,})\\s*$");
    private static final Pattern ABOUT = Pattern.compile("(?i).*\\blicen[sc](e|es|ing|ed)\\b.*");
    private static final Pattern OWNER = Pattern.compile("(?i)\\s*(©|\\(c\\)|&copy;|copyright).*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,80})\\][(\\[][^()\\[\\]]{0,200}[)\\]]");
    private static final Pattern DECORATION = Pattern.compile("^[\\W_]+|[^\\w)+]+$");
    private static final int MAX_NAME = 80;
    /** Longer ones are prose, whatever is around a name. */
    private static final int MAX_LINE = 1_000;

    private ReadmeLicenses() {}

    static List<LicenseExpression> in(String text) {
        List<String> sections = sections(text.lines().toList());
        Set<LicenseExpression> found = new LinkedHashSet<>();
        for (String section : sections) {
            section.lines().forEach(line -> name(line).ifPresent(found::add));
            LicenseTexts.named(section).forEach(match -> found.add(match.expression()));
        }
        if (sections.isEmpty()) {
            LicenseTexts.named(text).forEach(match -> found.add(match.expression()));
        }
        return List.copyOf(found);
    }

    /** A line that is a name, with the owner behind it: {@code MIT © A. Person}. */
    private static Optional<LicenseExpression> name(String line) {
        if (line.length() > MAX_LINE) {
            return Optional.empty();
        }
        String plain = LINK.matcher(line.strip()).replaceAll("$1");
        plain = DECORATION.matcher(OWNER.matcher(plain).replaceFirst("")).replaceAll("");
        return plain.isEmpty() || plain.length() > MAX_NAME ? Optional.empty() : LicenseNames.read(plain);
    }

    /** What stands below the headings that are about licences, each up to the next heading. */
    private static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = null;
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> heading = heading(lines, i);
            if (heading.isPresent()) {
                add(section, sections);
                section = ABOUT.matcher(heading.get()).matches() ? new StringBuilder() : null;
            } else if (section != null) {
                section.append(lines.get(i)).append('\n');
            }
        }
        add(section, sections);
        return sections;
    }

    private static void add(StringBuilder section, List<String> sections) {
        if (section != null && !section.toString().isBlank()) {
            sections.add(section.toString());
        }
    }

    private static Optional<String> heading(List<String> lines, int index) {
        String line = lines.get(index).strip();
        boolean underlined = index + 1 < lines.size()
                && !line.isEmpty()
                && UNDERLINE.matcher(lines.get(index + 1)).matches();
        return underlined || HEADING.matcher(line).matches() ? Optional.of(line) : Optional.empty();
    }
}
