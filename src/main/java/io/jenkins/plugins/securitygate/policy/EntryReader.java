package io.jenkins.plugins.securitygate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one entry of a list in a policy file. What the schema already complained about reads as absent, so that one
 * mistake is not reported twice and does not hide others.
 */
final class EntryReader {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    private final YamlDocument document;
    private final ProblemList problems;
    private final String pointer;
    private final JsonNode node;
    private final String id;

    private EntryReader(YamlDocument document, ProblemList problems, String pointer) {
        this.document = document;
        this.problems = problems;
        this.pointer = pointer;
        node = document.tree().at(pointer);
        id = text("id");
    }

    private EntryReader(EntryReader outer, String key) {
        document = outer.document;
        problems = outer.problems;
        pointer = YamlDocument.pointer(outer.pointer, key);
        node = document.tree().at(pointer);
        id = outer.id;
    }

    /** The document itself, as one entry. */
    static EntryReader root(YamlDocument document, ProblemList problems) {
        return new EntryReader(document, problems, "");
    }

    /** The mapping under a key; its problems are those of this entry. */
    EntryReader inner(String key) {
        return new EntryReader(this, key);
    }

    /** The entries of a top-level list. */
    static List<EntryReader> entries(YamlDocument document, ProblemList problems, String list) {
        List<EntryReader> entries = new ArrayList<>();
        JsonNode array = document.tree().path(list);
        for (int i = 0; array.isArray() && i < array.size(); i++) {
            entries.add(new EntryReader(document, problems, "/" + list + "/" + i));
        }
        return entries;
    }

    String id() {
        return id;
    }

    /** A text, empty when absent. */
    String text(String key) {
        JsonNode value = node.path(key);
        return value.isTextual() ? value.textValue() : "";
    }

    String text(String key, String absent) {
        String text = text(key);
        return text.isEmpty() ? absent : text;
    }

    int number(String key) {
        return node.path(key).asInt(0);
    }

    boolean has(String key) {
        return node.has(key);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        JsonNode array = node.path(key);
        if (array.isArray()) {
            array.forEach(entry -> texts.add(entry.asText()));
        }
        return texts;
    }

    /** A word of an enumeration, empty when it is absent or unknown. */
    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return constant(text(key), type);
    }

    /** The known words of a list. */
    <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        return texts(key).stream()
                .flatMap(word -> constant(word, type).stream())
                .toList();
    }

    Terms terms() {
        return new Terms(
                word("effect", Verdict.class).orElse(Verdict.FAIL),
                !text("enforcement").equals("advisory"),
                has("stages") || has("regions") ? List.of(scope()) : List.of(),
                review());
    }

    /** What this mapping limits something to. */
    Scope scope() {
        return new Scope(globs("jobs"), globs("branches"), globs("stages"), globs("regions"), globs("labels"));
    }

    /**
     * What the entry says to people.
     *
     * @param usual for what it does not say itself
     */
    Statement statement(Statement usual) {
        return new Statement(
                text("id", usual.id()),
                text("title", usual.title()),
                text("owner"),
                text("fix", usual.fix()),
                texts("references"));
    }

    private List<Glob> globs(String key) {
        return texts(key).stream().map(Glob::ofName).toList();
    }

    private ReviewTerms review() {
        return new ReviewTerms(
                has("approvals") ? Math.max(1, number("approvals")) : ReviewTerms.DEFAULT.approvals(),
                duration("timeout").orElse(ReviewTerms.DEFAULT.timeout()),
                word("onTimeout", Verdict.class).orElse(ReviewTerms.DEFAULT.onTimeout()));
    }

    /** A number and {@code m}, {@code h} or {@code d}; empty when it is absent or something else. */
    Optional<Duration> duration(String key) {
        Matcher matcher = DURATION.matcher(text(key));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** A problem with the value of a key; with the whole entry when the key is absent. */
    void problem(String key, String message) {
        problems.add(document.valueAt(YamlDocument.pointer(pointer, key)), id(), message);
    }

    /** A problem inside the text of a key, so many characters after its start. */
    void problem(String key, int offset, String message) {
        problems.add(document.insideText(YamlDocument.pointer(pointer, key), offset), id(), message);
    }

    /** A problem with a key that should not be there. */
    void keyProblem(String key, String message) {
        problems.add(document.keyAt(YamlDocument.pointer(pointer, key)), id(), message);
    }

    private static <E extends Enum<E>> Optional<E> constant(String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
