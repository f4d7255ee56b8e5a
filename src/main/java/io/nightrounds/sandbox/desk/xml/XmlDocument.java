package io.nightrounds.sandbox.desk.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document into elements. A DOCTYPE ends the reading at once, before anything it declares could take effect.
 */
final class XmlDocument {
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final int DEEPEST = 32;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader reader;

    private XmlDocument(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory hardened() {
        // the JDK's own, whatever else is on the class path: these switches are known to work there
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are prohibited");
        });
        return factory;
    }

    static XmlElement root(byte[] bytes) throws UnreadableXml {
        try {
            XmlDocument document = new XmlDocument(FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes)));
            document.toRoot();
            XmlElement root = document.element(1);
            document.toEnd();
            return root;
        } catch (XMLStreamException e) {
            throw new UnreadableXml("The document is not well-formed XML.");
        }
    }

    private void toRoot() throws XMLStreamException, UnreadableXml {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and white space
        }
    }

    private void toEnd() throws XMLStreamException, UnreadableXml {
        while (reader.hasNext()) {
            next();
        }
    }

    private int next() throws XMLStreamException, UnreadableXml {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableXml("For security reasons DTD is prohibited in this XML document.");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableXml("Reference to an undeclared entity.");
        }
        return event;
    }

    private XmlElement element(int depth) throws XMLStreamException, UnreadableXml {
        if (depth > DEEPEST) {
            throw new UnreadableXml("The maximum read depth (" + DEEPEST + ") has been exceeded.");
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        String nil = String.valueOf(reader.getAttributeValue(INSTANCE, "nil")).strip();
        StringBuilder text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(depth + 1));
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(namespace, name, nil.equals("true") || nil.equals("1"), text.toString(), children);
    }
}
