package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of a small XML file. Namespaces are not looked at, as the tools that write these files do not either. */
public record XmlElement(Element element) {
    /** Longer files are not read, in characters, since the tree takes many times that. */
    static final int MAX_LENGTH = 4 << 20;

    /**
     * The root of a file.
     *
     * @throws ManifestFormatException when it is not well-formed, has a document type, or is too long
     */
    public static XmlElement of(String text) throws IOException {
        if (text.length() > MAX_LENGTH) {
            throw new ManifestFormatException("the file is longer than " + MAX_LENGTH + " characters; it is not read");
        }
        try {
            return new XmlElement(
                    builder().parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXParseException e) {
            throw new ManifestFormatException(
                    "line " + e.getLineNumber() + ": not well-formed XML: " + e.getMessage(), e);
        } catch (SAXException e) {
            throw new ManifestFormatException("not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The parser's own handler prints errors to the console.
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's own parser knows these features", e);
        }
    }

    String name() {
        return element.getTagName();
    }

    /** The attribute, empty when it is missing. */
    public String attribute(String name) {
        return element.getAttribute(name).strip();
    }

    /** All child elements, in their order. */
    List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlElement(child));
            }
        }
        return children;
    }

    /** The child elements at the end of a path of names; all that are named so at each step. */
    public List<XmlElement> all(String... path) {
        List<XmlElement> found = List.of(this);
        for (String step : path) {
            found = found.stream()
                    .flatMap(parent -> parent.children().stream())
                    .filter(child -> child.name().equals(step))
                    .toList();
        }
        return found;
    }

    /** The text of the first element at the end of a path, empty when there is none. */
    public String text(String... path) {
        return all(path).stream()
                .findFirst()
                .map(found -> found.element.getTextContent().strip())
                .orElse("");
    }
}
