package io.jenkins.plugins.securitygate.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression.License;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression. {@code WITH} binds closest, then {@code AND}, then {@code OR}. */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[A-Za-z0-9.:+-]+|\\S)");
    private static final Pattern REFERENCE = Pattern.compile("(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");
    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_DEPTH = 50;
    private static final Pattern GNU = Pattern.compile("(A?GPL|LGPL|GFDL)-[0-9.]+");
    /** Deprecated ids of a licence with an exception in one. */
    private static final Map<String, License> COMBINED = Map.of(
            "GPL-2.0-with-autoconf-exception", gpl("2.0", "Autoconf-exception-2.0"),
            "GPL-2.0-with-bison-exception", gpl("2.0", "Bison-exception-2.2"),
            "GPL-2.0-with-classpath-exception", gpl("2.0", "Classpath-exception-2.0"),
            "GPL-2.0-with-font-exception", gpl("2.0", "Font-exception-2.0"),
            "GPL-2.0-with-GCC-exception", gpl("2.0", "GCC-exception-2.0"),
            "GPL-3.0-with-autoconf-exception", gpl("3.0", "Autoconf-exception-3.0"),
            "GPL-3.0-with-GCC-exception", gpl("3.0", "GCC-exception-3.1"),
            "BSD-2-Clause-FreeBSD", new License("BSD-2-Clause", false, ""),
            "BSD-2-Clause-NetBSD", new License("BSD-2-Clause", false, ""));

    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private record Token(String text, int column) {}

    ExpressionParser(String text) throws LicenseSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new LicenseSyntaxException("longer than " + MAX_LENGTH + " characters");
        }
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(new Token(matcher.group(1), matcher.start(1) + 1));
            matcher.region(matcher.end(), text.length());
        }
        tokens.add(new Token("", text.length() + 1));
    }

    private static License gpl(String version, String exception) {
        return new License("GPL-" + version + "-only", false, exception);
    }

    LicenseExpression parse() throws LicenseSyntaxException {
        LicenseExpression expression = any();
        if (!peek().isEmpty()) {
            throw bad("AND, OR, WITH or the end is expected");
        }
        return expression;
    }

    private LicenseExpression any() throws LicenseSyntaxException {
        List<LicenseExpression> parts = new ArrayList<>(List.of(all()));
        while (peek().equalsIgnoreCase("OR")) {
            next++;
            parts.add(all());
        }
        return LicenseExpression.any(parts);
    }

    private LicenseExpression all() throws LicenseSyntaxException {
        List<LicenseExpression> parts = new ArrayList<>(List.of(one()));
        while (peek().equalsIgnoreCase("AND")) {
            next++;
            parts.add(one());
        }
        return LicenseExpression.all(parts);
    }

    private LicenseExpression one() throws LicenseSyntaxException {
        if (!peek().equals("(")) {
            return license();
        }
        if (++depth > MAX_DEPTH) {
            throw bad("parentheses are nested deeper than " + MAX_DEPTH);
        }
        next++;
        LicenseExpression inner = any();
        if (!peek().equals(")")) {
            throw bad("a closing parenthesis is missing");
        }
        next++;
        depth--;
        return inner;
    }

    private License license() throws LicenseSyntaxException {
        License license = simple();
        next++;
        if (!peek().equalsIgnoreCase("WITH")) {
            return license;
        }
        next++;
        String exception = SpdxIds.exception(peek()).orElse(peek());
        boolean known = SpdxIds.exception(exception).isPresent() || exception.startsWith("AdditionRef-");
        if (!known || !license.exception().isEmpty()) {
            throw bad("the SPDX id of an exception is expected");
        }
        next++;
        return new License(license.id(), license.orLater(), exception);
    }

    private License simple() throws LicenseSyntaxException {
        String text = peek();
        if (REFERENCE.matcher(text).matches()) {
            return new License(text, false, "");
        }
        boolean later = text.endsWith("+");
        String written = later ? text.substring(0, text.length() - 1) : text;
        String id = SpdxIds.license(written).orElse("");
        if (id.isEmpty()) {
            throw bad("the SPDX id of a licence is expected");
        }
        if (COMBINED.containsKey(id)) {
            return COMBINED.get(id);
        }
        if (GNU.matcher(id).matches()) {
            return new License(id + (later ? "-or-later" : "-only"), false, "");
        }
        boolean says = id.endsWith("-or-later");
        return later && id.endsWith("-only")
                ? new License(id.replace("-only", "-or-later"), false, "")
                : new License(id, later && !says, "");
    }

    private String peek() {
        return tokens.get(next).text();
    }

    private LicenseSyntaxException bad(String problem) {
        Token token = tokens.get(next);
        String found = token.text().isEmpty() ? "the end" : "'" + token.text() + "'";
        return new LicenseSyntaxException("character " + token.column() + ": " + problem + ", but found " + found);
    }
}
