package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.secret.Expression.Characters;
import java.util.BitSet;
import java.util.Map;

/** Reads the characters, escapes and classes of an RE2 expression as sets of symbols. */
final class CharacterClassParser {
    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alnum", "09AZaz"),
            Map.entry("alpha", "AZaz"),
            Map.entry("ascii", "\0\177"),
            Map.entry("blank", "\t\t  "),
            Map.entry("cntrl", "\0\37\177\177"),
            Map.entry("digit", "09"),
            Map.entry("graph", "!~"),
            Map.entry("lower", "az"),
            Map.entry("print", " ~"),
            Map.entry("punct", "!/:@[`{~"),
            Map.entry("space", "\t\r  "),
            Map.entry("upper", "AZ"),
            Map.entry("word", "09AZaz__"),
            Map.entry("xdigit", "09AFaf"));
    private static final Map<Character, String> PERL = Map.of('d', "09", 'w', "09AZaz__", 's', "\t\n\f\r  ");
    private static final Map<Character, Character> CONTROLS =
            Map.of('a', '\007', 'f', '\f', 't', '\t', 'n', '\n', 'r', '\r', 'v', '\013');
    /** The letters that stand for the Kelvin sign and the long s in a text, or to which these fold in an expression. */
    private static final String IN_PLACE_OF_OTHER = "kKsS";

    private final ExpressionCursor in;

    CharacterClassParser(ExpressionCursor in) {
        this.in = in;
    }

    Characters dot(boolean newlines) {
        BitSet set = everything();
        set.set('\n', newlines);
        return new Characters(set);
    }

    Characters single(int codePoint, boolean fold) {
        BitSet set = new BitSet();
        set.set(Math.min(codePoint, Expression.OTHER));
        return new Characters(withFolded(folded(set, fold)));
    }

    /** What stands for itself or a class behind a backslash. */
    Characters escaped(char c, boolean fold) {
        BitSet set = perl(c);
        return set == null ? single(literal(c), fold) : new Characters(withFolded(folded(set, fold)));
    }

    /** A class behind its opening bracket. */
    Characters bracketed(boolean fold) {
        boolean negated = in.skip("^");
        BitSet set = new BitSet();
        boolean first = true;
        while (first || !in.looksAt("]")) {
            first = false;
            item(set, negated);
        }
        in.skip("]");
        if (!negated) {
            return new Characters(withFolded(folded(set, fold)));
        }
        BitSet result = complement(folded(set, fold));
        // A class that holds one character beyond ASCII does not hold all of them.
        result.set(Expression.OTHER);
        return new Characters(withFolded(result));
    }

    private void item(BitSet set, boolean negated) {
        if (in.skip("[:")) {
            named(in.until(':'), set);
            if (!in.skip("]")) {
                throw new ExpressionParser.Unsupported("a class");
            }
            return;
        }
        int from;
        if (in.skip("\\")) {
            char c = in.next();
            if (negated && (c == 'p' || c == 'P')) {
                throw new ExpressionParser.Unsupported("what is not in a class of Unicode");
            }
            BitSet perl = perl(c);
            if (perl != null) {
                set.or(perl);
                return;
            }
            from = literal(c);
        } else {
            from = in.atEnd() ? in.next() : in.nextCodePoint();
        }
        int to = from;
        if (in.looksAt("-") && !in.looksAt("-]")) {
            in.skip("-");
            to = in.skip("\\") ? literal(in.next()) : in.nextCodePoint();
        }
        set.set(Math.min(from, Expression.OTHER), Math.min(to, Expression.OTHER) + 1);
    }

    private static void named(String name, BitSet set) {
        String ranges = POSIX.get(name.startsWith("^") ? name.substring(1) : name);
        if (ranges == null) {
            throw new ExpressionParser.Unsupported("a class");
        }
        set.or(name.startsWith("^") ? complement(ranges(ranges)) : ranges(ranges));
    }

    /** The class of Perl or Unicode, {@code null} when the letter names none. */
    private BitSet perl(char c) {
        if (c == 'p' || c == 'P') {
            if (in.next() == '{') {
                in.until('}');
            }
            return everything();
        }
        String ranges = PERL.get(Character.toLowerCase(c));
        if (ranges == null) {
            return null;
        }
        return Character.isUpperCase(c) ? complement(ranges(ranges)) : ranges(ranges);
    }

    private int literal(char c) {
        if (c == 'x') {
            return in.hexadecimal();
        }
        if (CONTROLS.containsKey(c)) {
            return CONTROLS.get(c);
        }
        if (Character.isLetterOrDigit(c) || c >= Expression.OTHER) {
            throw new ExpressionParser.Unsupported("an escape");
        }
        return c;
    }

    private static BitSet ranges(String pairs) {
        BitSet set = new BitSet();
        for (int i = 0; i < pairs.length(); i += 2) {
            set.set(pairs.charAt(i), pairs.charAt(i + 1) + 1);
        }
        return set;
    }

    private static BitSet complement(BitSet set) {
        BitSet result = (BitSet) set.clone();
        result.flip(0, Expression.SYMBOLS);
        return result;
    }

    private static BitSet everything() {
        return complement(new BitSet());
    }

    /** A set that may hold the two characters holds those letters too. */
    private static BitSet withFolded(BitSet set) {
        if (set.get(Expression.OTHER)) {
            IN_PLACE_OF_OTHER.chars().forEach(set::set);
        }
        return set;
    }

    private static BitSet folded(BitSet set, boolean fold) {
        BitSet result = (BitSet) set.clone();
        if (fold) {
            for (char lower = 'a'; lower <= 'z'; lower++) {
                char upper = Character.toUpperCase(lower);
                boolean either = set.get(lower) || set.get(upper);
                result.set(lower, either);
                result.set(upper, either);
            }
        }
        return result;
    }
}
