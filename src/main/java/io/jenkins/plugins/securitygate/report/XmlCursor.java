package io.jenkins.plugins.securitygate.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over an XML report without holding it. The cursor stands on the start of an element; a handler reads the
 * element or leaves it, and what it leaves is skipped. Document types are not processed and entities not resolved.
 */
public final class XmlCursor implements AutoCloseable {
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NESTING = 500;

    /** Processes no document types and resolves no entities. */
    static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final InputStream in;
    private int depth;

    /** Handles one child element; the cursor stands on its start. */
    @FunctionalInterface
    public interface Child {
        void at(String localName) throws IOException, ReportException;
    }

    private XmlCursor(XMLStreamReader reader, InputStream in) {
        this.reader = reader;
        this.in = in;
    }

    /** Opens a report and stands on its root element. */
    public static XmlCursor open(Report report) throws IOException, ReportException {
        InputStream in = report.open();
        try {
            XmlCursor cursor = new XmlCursor(FACTORY.createXMLStreamReader(in), in);
            while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            return cursor;
        } catch (XMLStreamException e) {
            in.close();
            throw malformed(report.name(), e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // Errors are thrown as well; without a reporter the JDK prints them, too.
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Reads on to the end of the file, so that what is cut off or follows the root element is an error. */
    public void end() throws IOException {
        try {
            while (reader.hasNext()) {
                next();
            }
        } catch (XMLStreamException e) {
            throw new MalformedXmlException(place(), messageOf(e), e);
        }
    }

    /** Local name of the current element. */
    public String name() {
        return reader.getLocalName();
    }

    /** Namespace of the current element, empty when it has none. */
    public String namespace() {
        return Optional.ofNullable(reader.getNamespaceURI()).orElse("");
    }

    /** An attribute of the current element, empty when it is missing. Only valid before any child is read. */
    public String attribute(String localName) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(localName)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** An attribute of the current element as a whole number, 0 when it is missing or none. */
    public int integer(String localName) {
        String text = attribute(localName);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Visits the child elements of the current element. */
    public void children(Child child) throws IOException, ReportException {
        content(child);
    }

    /** Visits the child elements of the current element, and returns its own text as {@link #text()} does. */
    String content(Child child) throws IOException, ReportException {
        int level = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= level) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                child.at(reader.getLocalName());
                finish(level);
            } else {
                append(event, text);
            }
        }
        return text.toString().strip();
    }

    /**
     * Visits the child elements as entries of the report's list: one that is not as it should be becomes an error of
     * the scan, and the next one is read. The handler counts the records.
     */
    public void records(ScanSink sink, Child child) throws IOException, ReportException {
        children(name -> {
            try {
                child.at(name);
            } catch (BadEntryException e) {
                sink.error(e.place(), e.getMessage());
            }
        });
    }

    /** The text of the current element and of everything in it, without surrounding space, cut at one million. */
    public String text() throws IOException {
        return text(Integer.MAX_VALUE);
    }

    /** Like {@link #text()}, without the text of the elements in it. */
    public String ownText() throws IOException {
        return text(depth);
    }

    private String text(int deepest) throws IOException {
        int level = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= level) {
            int event = next();
            if (depth <= deepest) {
                append(event, text);
            }
        }
        return text.toString().strip();
    }

    private void append(int event, StringBuilder text) {
        boolean characters = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
        if (characters && text.length() < MAX_TEXT) {
            text.append(reader.getText());
        }
    }

    private void finish(int level) throws IOException {
        while (depth > level) {
            next();
        }
    }

    private int next() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_NESTING) {
                throw new MalformedXmlException(place(), "elements are nested deeper than " + MAX_NESTING, null);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw new MalformedXmlException(place(), messageOf(e), e);
        }
    }

    /** Where the cursor is: line and column. */
    public String place() {
        return "line " + reader.getLocation().getLineNumber() + ", column "
                + reader.getLocation().getColumnNumber();
    }

    /** An entry that is not as its format says, at the current place. */
    public BadEntryException bad(String problem) {
        return new BadEntryException(place(), problem);
    }

    private static ReportException malformed(String file, XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new ReportException(file, "line " + line, "not well-formed XML: " + messageOf(e), e);
    }

    private static String messageOf(Exception e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf("Message: ");
        return detail < 0 ? message : message.substring(detail + "Message: ".length());
    }

    /** XML that cannot be parsed any further. */
    static final class MalformedXmlException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String place;

        MalformedXmlException(String place, String problem, Exception cause) {
            super(problem, cause);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
