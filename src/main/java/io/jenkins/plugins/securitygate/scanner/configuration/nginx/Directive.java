package io.jenkins.plugins.securitygate.scanner.configuration.nginx;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * One directive.
 *
 * @param name the first word
 * @param arguments the other words, without quotes
 * @param children what stands in its braces, in order; none for a simple directive
 */
record Directive(String name, List<String> arguments, Location location, List<Directive> children) {
    boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** The directives in it at any depth. Nested without recursion: the text may nest as deep as it likes. */
    Stream<Directive> all() {
        List<Directive> found = new ArrayList<>();
        Deque<Directive> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Directive next = open.pop();
            found.add(next);
            for (int i = next.children.size() - 1; i >= 0; i--) {
                open.push(next.children.get(i));
            }
        }
        return found.stream();
    }

    Stream<Directive> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    Hit hit() {
        String text = (name + " " + String.join(" ", arguments)).strip();
        return new Hit(location, text, text);
    }
}
