package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.Set;

/**
 * Texts of which one stands in every match of an expression, and what may stand around them.
 *
 * @param literals lower case ASCII
 * @param before most UTF-16 units from the beginning of a match to the literal
 * @param rest what the expression consumes from the literal on, in the case that it asks for
 */
record Anchor(Set<String> literals, int before, Expression rest) {}
