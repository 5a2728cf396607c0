package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Memo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads CWE numbers in the forms in which tools write them. */
public final class Cwe {
    /** {@code 79}, {@code CWE-79}, {@code cwe_79}, {@code external/cwe/cwe-079}, each with or without a text behind. */
    private static final Pattern FORM =
            Pattern.compile("(?is)(?:.*/)?(?:cwe[-_: ]?)?0{0,4}([1-9][0-9]{0,4})(?:\\s*[:( -].*)?");

    private static final Memo<Optional<Integer>> NUMBERS = new Memo<>(Cwe::find);

    private Cwe() {}

    /** The number, {@code null} when the text names no CWE, as {@code NVD-CWE-noinfo} does. */
    static Integer number(String text) {
        if (text == null || text.length() > 1_000) {
            return null;
        }
        return NUMBERS.of(text).orElse(null);
    }

    private static Optional<Integer> find(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(Integer.valueOf(form.group(1))) : Optional.empty();
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
