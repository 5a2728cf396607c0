package io.jenkins.plugins.securitygate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Walks over a report that is an HTML page and forgets what it has seen. The page is parsed and no more: no script runs
 * and no address is opened.
 */
final class HtmlCursor {
    private static final long MAX_BYTES = 32 << 20;
    private static final int MAX_NODES = 50_000;
    private static final int TAIL = 1000;

    private HtmlCursor() {}

    /** Handles one element and all that is in it. */
    @FunctionalInterface
    interface Found {
        void at(Element element) throws IOException, ReportException;
    }

    /**
     * Visits every element that a CSS selector matches, unless it stands in another one that does.
     *
     * @throws ReportException when the page does not end as a page does: what is missing would be lost
     */
    static void elements(Report report, String selector, Found found) throws IOException, ReportException {
        requireWhole(report);
        Evaluator wanted = Selector.evaluatorOf(selector);
        try (Reader text = report.openText();
                StreamParser page = new StreamParser(Parser.htmlParser().setTrackPosition(true)).parse(text, "")) {
            int nodes = 0;
            for (Iterator<Element> elements = page.iterator(); elements.hasNext(); ) {
                Element element = elements.next();
                if (isWithin(element.parent(), wanted)) {
                    nodes++;
                    if (nodes > MAX_NODES) {
                        throw new BadEntryException(place(element), "an element of the page holds too many others");
                    }
                    continue;
                }
                if (element.is(wanted)) {
                    found.at(element);
                }
                nodes = 0;
                element.empty();
                element.remove();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isWithin(Element element, Evaluator wanted) {
        for (Element outer = element; outer != null; outer = outer.parent()) {
            if (outer.is(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Where an element begins. */
    static String place(Element element) {
        return "line " + element.sourceRange().start().lineNumber();
    }

    /** Parsers take any text for a page and hold its open elements, so its end and its size are looked at before. */
    private static void requireWhole(Report report) throws IOException, ReportException {
        String tail = "";
        long size = 0;
        try (InputStream in = report.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String seen = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                tail = seen.substring(Math.max(0, seen.length() - TAIL));
                size += read;
                if (size > MAX_BYTES) {
                    throw new ReportException(
                            report.name(), "", "the page is larger than " + (MAX_BYTES >> 20) + " MiB");
                }
            }
        }
        // Without the zero bytes of UTF-16.
        String end = tail.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        if (!end.endsWith("</html>")) {
            throw new ReportException(report.name(), "", "the page does not end with </html>; it may be cut off");
        }
    }
}
