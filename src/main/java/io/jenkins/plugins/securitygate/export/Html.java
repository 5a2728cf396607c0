package io.jenkins.plugins.securitygate.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML in which every text and every attribute is escaped. There is no way to write markup that comes from a
 * report; {@link #source} takes our own script and style sheet only.
 */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "input", "br", "link");

    /** A reference without a scheme and without a host (RFC 3986, section 4.2). */
    private static final Pattern RELATIVE = Pattern.compile("[#?]|(?!//)[A-Za-z0-9._/-]+([?#]|$)");

    private final Writer out;
    private final FilterLink filterLink;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Writer out, FilterLink filterLink) {
        this.out = out;
        this.filterLink = filterLink;
    }

    Html doctype() throws IOException {
        out.write("<!DOCTYPE html>\n");
        return this;
    }

    /**
     * Opens an element; one without content is closed at once.
     *
     * @param attributes names and values in turn; a {@code null} value leaves the attribute out. A {@code href} that is
     *     neither http, https nor relative is left out.
     */
    Html open(String tag, String... attributes) throws IOException {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    private void attribute(String name, String value) throws IOException {
        if (value == null || (name.equals("href") && !harmless(value))) {
            return;
        }
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private static boolean harmless(String address) {
        return address.startsWith("https://")
                || address.startsWith("http://")
                || RELATIVE.matcher(address).lookingAt();
    }

    Html text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** Opens a link to the findings that a filter selects, written like the query of an address. */
    Html filterLink(String filter) throws IOException {
        return open("a", filterLink.attributes(filter));
    }

    /** An element that holds a text and nothing else. */
    Html leaf(String tag, String cssClass, String text) throws IOException {
        return open(tag, "class", cssClass).text(text).close();
    }

    /** Closes the element that was opened last. */
    Html close() throws IOException {
        out.append("</").append(open.peek()).append('>');
        if (open.pop().length() > 1) {
            out.append('\n');
        }
        return this;
    }

    Html close(int levels) throws IOException {
        for (int i = 0; i < levels; i++) {
            close();
        }
        return this;
    }

    /** A {@code script} or {@code style} element with our own code, byte for byte as its hash was computed. */
    Html source(String tag, String code) throws IOException {
        if (code.contains("</")) {
            throw new IllegalArgumentException("The code would end its own " + tag + " element");
        }
        out.append('<')
                .append(tag)
                .append('>')
                .append(code)
                .append("</")
                .append(tag)
                .append(">\n");
        return this;
    }

    void flush() throws IOException {
        out.flush();
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                case '\n', '\t' -> out.write(c);
                default -> out.write(c < ' ' || c == 0x7f ? '\ufffd' : c);
            }
        }
    }
}
