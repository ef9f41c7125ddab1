package dev.aac.producer.result;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JUnit files as they are written by all kinds of frameworks, element by element. A file is
 * not trusted: one with a document type is refused before anything of it is expanded, and depth,
 * test cases and texts have limits.
 */
public final class JunitReader {

    /** Deepest nesting of elements. */
    static final int DEPTH_MAX = 64;

    private static final XMLInputFactory FACTORY = factory();

    private JunitReader() {}

    /** It looked like a JUnit file and cannot be read as one. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }

        /** For a person. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver(
                (_, _, _, _) -> {
                    throw new XMLStreamException("external entities are not read");
                });
        return factory;
    }

    /**
     * @param file is not closed
     * @return its test cases in their order; empty when it is XML of another kind
     * @throws Unreadable when it is not well-formed, has a document type, or is beyond a limit
     */
    public static Optional<List<TestCase>> read(InputStream file) throws Unreadable {
        try {
            XMLStreamReader xml;
            synchronized (FACTORY) {
                xml = FACTORY.createXMLStreamReader(file);
            }
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException malformed) {
            throw new Unreadable(sentence(malformed));
        }
    }

    private static Optional<List<TestCase>> read(XMLStreamReader xml)
            throws XMLStreamException, Unreadable {
        JunitElements elements = new JunitElements();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                        throw new Unreadable("The file has a document type, which is not read.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0 && !JunitElements.isRoot(xml.getLocalName())) {
                        return Optional.empty();
                    }
                    if (++depth > DEPTH_MAX) {
                        throw new Unreadable("The file is nested too deeply.");
                    }
                    elements.begin(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    elements.end(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        elements.text(xml);
                default -> {}
            }
        }
        return Optional.of(elements.tests());
    }

    private static String sentence(XMLStreamException malformed) {
        return malformed.getLocation() == null
                ? "The file is not well-formed XML."
                : "The file is not well-formed XML at line %d."
                        .formatted(malformed.getLocation().getLineNumber());
    }
}
