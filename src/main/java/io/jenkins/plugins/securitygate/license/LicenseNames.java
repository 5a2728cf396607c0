package io.jenkins.plugins.securitygate.license;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what people write instead of SPDX ids: names, addresses of texts, classifiers, old forms. */
public final class LicenseNames {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9.+]+");
    private static final Pattern VERSION = Pattern.compile("\\bv(?=[0-9])|(?<=[0-9])\\.0\\b|\\.(?= |$)");
    private static final Pattern GLUED = Pattern.compile("(?<=[a-z])(?=[0-9])");
    private static final Pattern FILLER = Pattern.compile("\\b(the|licen[sc]es?|licensed|version|v|under|software)\\b");
    private static final Pattern CLASSIFIER = Pattern.compile("^License ::(?: OSI Approved ::)?\\s*");
    /** When a version appeared, what people call it for short, and the project before that, add nothing to a name. */
    private static final Pattern DATE =
            Pattern.compile("(?i),?\\s*\\b(january|february|june|november|march)\\s+(19|20)\\d\\d$");

    private static final Pattern ABBREVIATION = Pattern.compile("\\s*\\([A-Z]{2,5}\\)|^GNU (?=A?GPL|LGPL)");
    private static final Pattern TAG = Pattern.compile("(?i)^SPDX-License-Identifier:\\s*");
    /** What allows later versions of any licence. */
    private static final Pattern LATER = Pattern.compile("(?i),?\\s*\\(?\\bor,?(?: \\(?at your option\\)?,?)?"
            + " (?:any )?(?:later|newer|above|greater|higher)(?: version)?\\)?$");
    /** A name with what it is called for short behind it. */
    private static final Pattern SHORT = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");

    private static final Pattern CHOICE = Pattern.compile("\\s*(?:/|\\|\\|?)\\s*");
    private static final Map<String, LicenseExpression> KNOWN = load();

    /** Longer ones are no names, in characters. */
    private static final int MAX_NAME = 500;

    /** Longer ones are no expressions that people write, in characters. */
    private static final int MAX_EXPRESSION = 2_000;

    private LicenseNames() {}

    /** The expression that the text means; empty when it is not known, which is not the same as no licence. */
    public static Optional<LicenseExpression> read(String text) {
        if (text.length() > MAX_EXPRESSION) {
            return Optional.empty();
        }
        String plain = TAG.matcher(text.strip()).replaceFirst("");
        String written = CLASSIFIER.matcher(plain).replaceFirst("");
        Optional<LicenseExpression> expression = parsed(written);
        if (expression.isPresent() || written.length() > MAX_NAME) {
            return expression;
        }
        Optional<LicenseExpression> name = named(written);
        if (name.isPresent()) {
            return name;
        }
        if (LicenseAddresses.isAddress(written)) {
            return LicenseAddresses.id(written).flatMap(LicenseNames::parsed);
        }
        return later(written).or(() -> abbreviated(written)).or(() -> choice(written));
    }

    private static Optional<LicenseExpression> named(String text) {
        LicenseExpression known = KNOWN.get(key(text));
        String shorter =
                ABBREVIATION.matcher(DATE.matcher(text).replaceFirst("")).replaceFirst("");
        return Optional.ofNullable(known).or(() -> Optional.ofNullable(KNOWN.get(key(shorter))));
    }

    private static Optional<LicenseExpression> later(String text) {
        Matcher later = LATER.matcher(text);
        return later.find()
                ? named(text.substring(0, later.start()))
                        .filter(LicenseExpression.License.class::isInstance)
                        .flatMap(license -> parsed(license + "+"))
                : Optional.empty();
    }

    /** A name, unless what it is called for short behind it is another licence, or the address of a text that is not known. */
    private static Optional<LicenseExpression> abbreviated(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean address = LicenseAddresses.isAddress(matcher.group(2));
        Optional<LicenseExpression> brief = parsed(matcher.group(2)).or(() -> named(matcher.group(2)));
        return named(matcher.group(1))
                .filter(full -> brief.isPresent() ? brief.get().equals(full) : !address);
    }

    /** All of them together; empty when there is none or one of them is not known. */
    public static Optional<LicenseExpression> readAll(List<String> texts) {
        List<LicenseExpression> parts = new ArrayList<>();
        for (String text : texts) {
            Optional<LicenseExpression> part = read(text);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(LicenseExpression.all(parts));
    }

    /** What the Rust ecosystem wrote before expressions: {@code MIT/Apache-2.0}. */
    private static Optional<LicenseExpression> choice(String text) {
        String[] words = CHOICE.split(text);
        if (words.length < 2 || text.contains("//")) {
            return Optional.empty();
        }
        List<LicenseExpression> parts = new ArrayList<>();
        for (String word : words) {
            Optional<LicenseExpression> part = parsed(word).or(() -> Optional.ofNullable(KNOWN.get(key(word))));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(LicenseExpression.any(parts));
    }

    private static Optional<LicenseExpression> parsed(String text) {
        try {
            return Optional.of(LicenseExpression.parse(text));
        } catch (LicenseSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Names that differ in case, punctuation, filling words and the way a version is written have one key. */
    private static String key(String name) {
        if (LicenseAddresses.isAddress(name)) {
            return LicenseAddresses.key(name);
        }
        String words = NO_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        words = VERSION.matcher(GLUED.matcher(words).replaceAll(" ")).replaceAll("");
        words = VERSION.matcher(FILLER.matcher(words).replaceAll(" ")).replaceAll("");
        return words.replaceAll("\\s+", " ").strip();
    }

    private static Map<String, LicenseExpression> load() {
        Map<String, LicenseExpression> known = new HashMap<>();
        SpdxIds.byName()
                .forEach((name, id) -> known.putIfAbsent(key(name), parsed(id).orElseThrow()));
        for (String line : SpdxIds.lines("license-names.txt")) {
            int equals = line.indexOf(" = ");
            if (!line.startsWith("#") && equals > 0) {
                known.put(
                        key(line.substring(equals + 3)),
                        parsed(line.substring(0, equals)).orElseThrow());
            }
        }
        return known;
    }
}
