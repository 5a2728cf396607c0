package io.jenkins.plugins.securitygate.license;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A licence expression (SPDX 2.3, annex D). Its text form is canonical: parsing it gives an equal expression. */
public sealed interface LicenseExpression {
    /**
     * One licence.
     *
     * @param id SPDX id, or a reference that begins with {@code LicenseRef-} or {@code DocumentRef-}
     * @param orLater whether a {@code +} allows later versions; ids that say so themselves have none
     * @param exception SPDX id of an exception, empty without one
     */
    record License(String id, boolean orLater, String exception) implements LicenseExpression {
        /** The licence alone, without what an exception adds. */
        License base() {
            return new License(id, orLater, "");
        }

        @Override
        public boolean satisfiedBy(Predicate<License> accepted) {
            return accepted.test(this);
        }

        @Override
        public Stream<License> licenses() {
            return Stream.of(this);
        }

        @Override
        public String toString() {
            return id + (orLater ? "+" : "") + (exception.isEmpty() ? "" : " WITH " + exception);
        }
    }

    /** All parts apply. */
    record All(List<LicenseExpression> parts) implements LicenseExpression {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean satisfiedBy(Predicate<License> accepted) {
            return parts.stream().allMatch(part -> part.satisfiedBy(accepted));
        }

        @Override
        public Stream<License> licenses() {
            return parts.stream().flatMap(LicenseExpression::licenses);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /** Who uses the software chooses one of the parts. */
    record Any(List<LicenseExpression> parts) implements LicenseExpression {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean satisfiedBy(Predicate<License> accepted) {
            return parts.stream().anyMatch(part -> part.satisfiedBy(accepted));
        }

        @Override
        public Stream<License> licenses() {
            return parts.stream().flatMap(LicenseExpression::licenses);
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** Whether somebody who accepts these licences, and no other, may use what is under this expression. */
    boolean satisfiedBy(Predicate<License> accepted);

    /** Every licence that is named, in the order of the text. */
    Stream<License> licenses();

    /**
     * Reads an expression with ids of the SPDX list; deprecated ids become what replaced them.
     *
     * @throws LicenseSyntaxException when it is none, or names what is not on the list
     */
    static LicenseExpression parse(String text) throws LicenseSyntaxException {
        return new ExpressionParser(text).parse();
    }

    /** What applies when all of them do. */
    static LicenseExpression all(Collection<LicenseExpression> parts) {
        List<LicenseExpression> distinct = flat(parts, part -> part instanceof All all ? all.parts() : List.of(part));
        return distinct.size() == 1 ? distinct.get(0) : new All(distinct);
    }

    /** What applies when one of them may be chosen. */
    static LicenseExpression any(Collection<LicenseExpression> parts) {
        List<LicenseExpression> distinct = flat(parts, part -> part instanceof Any any ? any.parts() : List.of(part));
        return distinct.size() == 1 ? distinct.get(0) : new Any(distinct);
    }

    private static List<LicenseExpression> flat(
            Collection<LicenseExpression> parts,
            java.util.function.Function<LicenseExpression, List<LicenseExpression>> open) {
        return parts.stream()
                .flatMap(part -> open.apply(part).stream())
                .distinct()
                .toList();
    }
}
