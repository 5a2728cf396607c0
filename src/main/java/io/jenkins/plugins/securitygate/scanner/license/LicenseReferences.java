package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Licences that a text names without having their words: {@code License: MIT}, "under the terms of the Apache License,
 * Version 2.0", the notices of the GNU licences, a heading that is a name.
 */
final class LicenseReferences {
    private static final int MAX_PARAGRAPH = 200_000;
    private static final Pattern PARAGRAPH = Pattern.compile("\\R[\\s*#/;-]*\\R");
    private static final Pattern FIELD = Pattern.compile(
            "(?im)^[^\\p{L}\\n]*(?:SPDX-License-Identifier|Licen[sc]es?|Licen[sc]e type)\\s*[:=]\\s*(\\S.{0,120})$");
    private static final Pattern GNU = Pattern.compile(
            "(?is)GNU (Lesser |Library |Affero )?General Public Licen[sc]e(.{0,150}?)version (\\d(?:\\.\\d)?)");
    private static final Pattern LATER = Pattern.compile("(?is)^.{0,80}?\\bany\\s+later\\s+version");
    private static final String NAME =
            "((?:[\\w.+-]+ ){0,6}?licen[sc]e(?:,? (?:v\\.? ?|version )?\\d(?:\\.\\d){0,4})?)";
    private static final Pattern UNDER =
            Pattern.compile("(?i)\\b(?:under|governed by) (?:the )?(?:terms of )?(?:the |an? )?" + NAME
                    + "(?:,? (?:and|or) (?:the |an? )?" + NAME + ")?");
    /** What a grant names in few words, among which "license" is none: {@code released under GNU LGPL 2.1 or later}. */
    private static final Pattern GRANTED = Pattern.compile(
            "\\b(?i:available|distributed|licen[sc]ed|provided|released) under (?:the )?(?:terms of (?:the )?)?"
                    + "((?:[\\w.+/-]+ ?){1,6})");
    /** A name that is no other word: a number is in it, or capitals. */
    private static final Pattern SURE = Pattern.compile(".*(\\d|[A-Z]{3}).*");
    /** A file beside the text, by its usual name. */
    private static final Pattern FILE = Pattern.compile("\\bLICEN[SC]E-([A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9])");

    private static final Pattern PUBLIC_DOMAIN =
            Pattern.compile("(?i)(?<!\\bnot )\\b(?:in|into|to) (?:the )?public domain\\b|\\bpublic domain \\(");
    private static final LicenseExpression PUBLIC =
            LicenseNames.read("Public Domain").orElseThrow();
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*|\\s+(?:and|or|\\+|&)\\s+");
    /** Where the texts are that a field has named. */
    private static final Pattern ADDRESSES = Pattern.compile("\\s*\\(https?:[^()]*\\)$");
    /** An expression that goes on in the next line. */
    private static final Pattern WRAPPED = Pattern.compile("(?i)\\b(and|or|with)[ \\t]*\\R[\\s*#/]*");

    /** What comments have at the beginning of their lines, and marks around names. */
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*[*#~/;]+(?=[ \\t])|\"");

    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,80})\\]\\([^()\\s]{1,200}\\)");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w./%+-]{5,200}");
    private static final Pattern HEADING = Pattern.compile("(?i).*(licen[sc]e|\\d).*");
    private static final Pattern DECORATION = Pattern.compile("^[\\W_]+|[^\\w)]+$");
    private static final int MAX_HEADING = 80;
    private static final int MAX_NAME = 500;
    private static final Set<String> VAGUE = Set.of("GPL-1.0-or-later", "LGPL-2.0-or-later", "LGPL-2.1-or-later");
    private static final Pattern NUMBER = Pattern.compile("\\d");

    private LicenseReferences() {}

    /**
     * The licences that are named, in the order of the text.
     *
     * @param explained whether a paragraph belongs to a text that is recognised already, and names nothing more
     */
    static List<LicenseExpression> in(String text, Predicate<String> explained) {
        Set<LicenseExpression> found = new LinkedHashSet<>();
        for (String paragraph : PARAGRAPH.split(text)) {
            if (paragraph.length() <= MAX_PARAGRAPH) {
                // The few words of a field may stand in a text, too.
                found.addAll(explained.test(paragraph) ? fields(paragraph) : inParagraph(paragraph));
            }
        }
        return List.copyOf(found);
    }

    private static List<LicenseExpression> inParagraph(String written) {
        List<LicenseExpression> found = new ArrayList<>();
        String paragraph = plain(written);
        Matcher address = ADDRESS.matcher(written);
        while (address.find()) {
            address(address.group()).ifPresent(found::add);
        }
        found.addAll(fields(written));
        String line = COMMENT.matcher(paragraph).replaceAll(" ").replaceAll("\\s+", " ");
        Matcher gnu = GNU.matcher(line);
        while (gnu.find()) {
            boolean later = LATER.matcher(line.substring(gnu.end())).find();
            gnu(gnu.group(1), gnu.group(3), later).ifPresent(found::add);
        }
        Matcher under = UNDER.matcher(line);
        while (under.find()) {
            known(under.group(1)).ifPresent(found::add);
            Optional.ofNullable(under.group(2))
                    .flatMap(LicenseReferences::known)
                    .ifPresent(found::add);
        }
        found.addAll(CreativeCommons.named(line));
        found.addAll(OtherWorks.in(written));
        GRANTED.matcher(line).results().forEach(words -> longest(words.group(1)).ifPresent(found::add));
        Matcher file = FILE.matcher(line);
        while (file.find()) {
            known(file.group(1)).ifPresent(found::add);
        }
        paragraph
                .lines()
                .filter(heading -> heading.length() <= MAX_HEADING
                        && HEADING.matcher(heading).matches())
                .forEach(heading -> known(heading).ifPresent(found::add));
        // Beside a licence it is what that licence says of itself, or whence a part came.
        if (found.isEmpty() && PUBLIC_DOMAIN.matcher(line).find()) {
            found.add(PUBLIC);
        }
        return found;
    }

    /** The longest beginning that is a name. */
    private static Optional<LicenseExpression> longest(String words) {
        String name = words.strip();
        while (!name.isEmpty()) {
            Optional<LicenseExpression> read = SURE.matcher(name).matches() ? known(name) : Optional.empty();
            if (read.isPresent()) {
                return read;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf(' ')));
        }
        return Optional.empty();
    }

    private static String plain(String paragraph) {
        return WRAPPED.matcher(LINK.matcher(paragraph).replaceAll("$1")).replaceAll("$1 ");
    }

    private static List<LicenseExpression> fields(String paragraph) {
        List<LicenseExpression> found = new ArrayList<>();
        Matcher field = FIELD.matcher(plain(paragraph));
        while (field.find()) {
            found.addAll(granted(ADDRESSES.matcher(field.group(1).strip()).replaceFirst("")));
        }
        return found;
    }

    /** In a field a name without a version is more than spoken of. */
    private static List<LicenseExpression> granted(String value) {
        List<LicenseExpression> vague = LIST.splitAsStream(value)
                .flatMap(part -> LicenseNames.read(part).stream())
                .filter(expression -> VAGUE.contains(expression.toString()))
                .toList();
        return Stream.concat(listed(value).stream(), vague.stream()).toList();
    }

    /** An expression or a name, else those of a list that are known. */
    static List<LicenseExpression> listed(String value) {
        return known(value)
                .map(List::of)
                .orElseGet(() -> LIST.splitAsStream(value)
                        .flatMap(part -> known(part).stream())
                        .toList());
    }

    /** An expression or a name, or a list of which all are known, since one with other words is another sentence. */
    static List<LicenseExpression> sentence(String value) {
        boolean whole = known(value).isPresent()
                || LIST.splitAsStream(value).allMatch(part -> known(part).isPresent());
        return whole ? listed(value) : List.of();
    }

    private static Optional<LicenseExpression> address(String address) {
        return CreativeCommons.at(address).or(() -> LicenseNames.read(address.replaceFirst("[./]+$", "")));
    }

    /** "GPL" alone is more often spoken of than granted. */
    private static Optional<LicenseExpression> known(String name) {
        if (name.length() > MAX_NAME) {
            return Optional.empty();
        }
        return LicenseNames.read(name.strip())
                .or(() -> LicenseNames.read(DECORATION.matcher(name.strip()).replaceAll("")))
                .filter(expression -> !isVague(name, expression));
    }

    /** Whether a name leaves the version open of a licence whose versions differ much. */
    static boolean isVague(String name, LicenseExpression expression) {
        return VAGUE.contains(expression.toString()) && !NUMBER.matcher(name).find();
    }

    private static Optional<LicenseExpression> gnu(String kind, String version, boolean later) {
        String family = kind == null
                ? "GPL"
                : switch (kind.strip().toLowerCase(Locale.ROOT)) {
                    case "affero" -> "AGPL";
                    default -> "LGPL";
                };
        String number = version.contains(".") ? version : version + ".0";
        return LicenseNames.read(family + "-" + number + (later ? "-or-later" : "-only"));
    }
}
