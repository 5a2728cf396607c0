package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Objects;

/** Reads CWE numbers in the forms in which tools write them. */
public final class Cwe {
    /** {@code 79}, {@code CWE-79}, {@code cwe_79}, {@code external/cwe/cwe-079}, each with or without a text behind. */
    private static final Pattern FORM =
            Pattern.compile("(?is)(?:.*/)?(?:cwe[-_: ]?)?0{0,4}([1-9][0-9]{0,4})(?:\\s*[:( -].*)?");

    private Cwe() {}

    /** The number, {@code null} when the text names no CWE, as {@code NVD-CWE-noinfo} does. */
    static Integer number(String text) {
        if (text == null || text.length() > 1_000) {
            return null;
        }
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Integer.valueOf(form.group(1)) : null;
    }

    /** The numbers in their order, without the texts that name none. */
    public static List<Integer> numbers(List<String> texts) {
        return texts.stream()
                .map(Cwe::number)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
