package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.secret.Expression.Choice;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Repeat;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the structure of a valid RE2 expression. Assertions become nothing and classes of Unicode every character, so
 * that the result consumes at least what the expression matches.
 */
final class ExpressionParser {
    private static final int UNLIMITED_COUNT = -1;

    private final ExpressionCursor in;
    private final CharacterClassParser classes;
    private boolean fold;
    private boolean dotAll;

    /** Thrown where the expression uses what this parser does not know. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsupported(String what) {
            super(what);
        }
    }

    private ExpressionParser(String expression) {
        this.in = new ExpressionCursor(expression);
        this.classes = new CharacterClassParser(in);
    }

    /** Empty when the expression uses a construct that is not known here. */
    static Optional<Expression> parse(String expression) {
        try {
            ExpressionParser parser = new ExpressionParser(expression);
            Expression result = parser.choice();
            return parser.in.atEnd() ? Optional.of(result) : Optional.empty();
        } catch (Unsupported e) {
            return Optional.empty();
        }
    }

    private Expression choice() {
        List<Expression> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (in.skip("|"));
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
            parts.add(repeated(atom()));
        }
        return new Sequence(parts);
    }

    private Expression repeated(Expression atom) {
        Expression result = atom;
        while (!in.atEnd()) {
            if (in.skip("*")) {
                result = new Repeat(result, 0, Expression.UNBOUNDED);
            } else if (in.skip("+")) {
                result = new Repeat(result, 1, Expression.UNBOUNDED);
            } else if (in.skip("?")) {
                result = new Repeat(result, 0, 1);
            } else {
                int[] counts = in.counts();
                if (counts.length == 0) {
                    return result;
                }
                int most = counts[1] == UNLIMITED_COUNT ? Expression.UNBOUNDED : counts[1];
                result = new Repeat(result, counts[0], most);
            }
            in.skip("?");
        }
        return result;
    }

    private Expression atom() {
        if (in.skip("(")) {
            return group();
        }
        if (in.skip("^") || in.skip("$")) {
            return Expression.EMPTY;
        }
        if (in.skip(".")) {
            return classes.dot(dotAll);
        }
        if (in.skip("[")) {
            return classes.bracketed(fold);
        }
        if (in.skip("\\")) {
            char next = in.next();
            return "bBAz".indexOf(next) >= 0 ? Expression.EMPTY : classes.escaped(next, fold);
        }
        return classes.single(in.nextCodePoint(), fold);
    }

    private Expression group() {
        boolean outerFold = fold;
        boolean outerDotAll = dotAll;
        if (in.skip("?P<") || in.skip("?<")) {
            in.until('>');
        } else if (in.skip("?") && flags()) {
            // Flags without a body hold until the end of the group around them.
            return Expression.EMPTY;
        }
        Expression body = choice();
        if (!in.skip(")")) {
            throw new Unsupported("a group without end");
        }
        fold = outerFold;
        dotAll = outerDotAll;
        return body;
    }

    /** Whether the group ends with its flags. */
    private boolean flags() {
        boolean on = true;
        while (true) {
            switch (in.next()) {
                case '-' -> on = false;
                case 'i' -> fold = on;
                case 's' -> dotAll = on;
                case 'm', 'U' -> {
                    // They change assertions and preferences, which are nothing here.
                }
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default -> throw new Unsupported("a flag");
            }
        }
    }
}
