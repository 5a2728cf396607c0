package io.jenkins.plugins.securitygate.export;

import java.io.IOException;

/** One part of the report page. */
interface Section {
    void write(Html html, Outcome outcome) throws IOException;

    /** Opens a section with its heading; the caller closes it. */
    static Html begin(Html html, String id, String heading) throws IOException {
        return html.open("section", "class", "sg-section", "id", id, "aria-labelledby", id + "-h")
                .open("h2", "id", id + "-h")
                .text(heading)
                .close();
    }

    /** A link to the findings that a filter selects. */
    static Html link(Html html, String filter, String text) throws IOException {
        return html.filterLink(filter).text(text).close();
    }

    /** A box that says why there is nothing to show. */
    static Html empty(Html html, String title, String text) throws IOException {
        return html.open("div", "class", "sg-empty")
                .leaf("strong", null, title)
                .leaf("p", null, text)
                .close();
    }

    /** A table's head row, inside a box that scrolls sideways on a narrow window; the caller closes both and the body. */
    static Html table(Html html, String caption, String... columns) throws IOException {
        html.open("div", "class", "sg-scroll", "tabindex", "0", "role", "region", "aria-label", caption)
                .open("table", "class", "sg-table")
                .open("thead")
                .open("tr");
        for (String column : columns) {
            html.open("th", "scope", "col").text(column).close();
        }
        return html.close(2).open("tbody");
    }

    /** Number and noun, with the plural's {@code s} where it belongs. */
    static String plural(long number, String noun) {
        return String.format(java.util.Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
