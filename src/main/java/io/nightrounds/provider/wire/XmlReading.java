package io.nightrounds.provider.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an XML answer into the object that the same answer would be as JSON, so that one table of meanings serves both.
 * Prefixes and namespaces are arbitrary; what counts are local names. A document type, an entity of its own, a member
 * that stands twice or an unusual depth make an answer unreadable.
 *
 * <p>As the JDK's reader gives texts only, booleans and numbers come as texts. Lists and dictionaries are recognised by
 * how .NET writes them: {@code KeyValueOf…} entries with Key and Value are a dictionary, and below the root an element
 * whose children share one name and have children of their own is a list.
 */
final class XmlReading {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int DEEPEST = 12;

    private record Child(String name, JsonNode value) {}

    private final XMLStreamReader xml;

    private XmlReading(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Optional<ObjectNode> read(byte[] body) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            return Optional.of(new XmlReading(xml).document());
        } catch (XMLStreamException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private ObjectNode document() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type is not read");
            }
        }
        JsonNode root = element(0);
        while (xml.hasNext()) {
            xml.next();
        }
        return root instanceof ObjectNode object ? object : Json.object();
    }

    private JsonNode element(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("deeper than any answer");
        }
        boolean nil = isNil();
        StringBuilder text = new StringBuilder();
        List<Child> children = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                String name = xml.getLocalName();
                children.add(new Child(name, element(depth + 1)));
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("an entity is not read");
            }
        }
        if (nil) {
            return JsonNodeFactory.instance.nullNode();
        }
        return children.isEmpty() ? JsonNodeFactory.instance.stringNode(text.toString()) : node(children, depth);
    }

    private boolean isNil() {
        String nil = xml.getAttributeValue(INSTANCE, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }

    private static JsonNode node(List<Child> children, int depth) throws XMLStreamException {
        if (children.stream().allMatch(child -> child.name().startsWith("KeyValueOf"))) {
            return dictionary(children);
        }
        return depth > 0 && isList(children) ? list(children) : object(children);
    }

    private static boolean isList(List<Child> children) {
        String name = children.get(0).name();
        return children.stream()
                .allMatch(child -> child.name().equals(name) && child.value().isContainer());
    }

    private static JsonNode dictionary(List<Child> entries) throws XMLStreamException {
        List<Child> members = new ArrayList<>();
        for (Child entry : entries) {
            members.add(new Child(
                    entry.value().path("Key").asString(""), entry.value().path("Value")));
        }
        return object(members);
    }

    private static JsonNode list(List<Child> children) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        children.forEach(child -> list.add(child.value()));
        return list;
    }

    private static ObjectNode object(List<Child> children) throws XMLStreamException {
        ObjectNode object = Json.object();
        for (Child child : children) {
            if (object.has(child.name())) {
                throw new XMLStreamException("a member stands twice");
            }
            object.set(child.name(), child.value());
        }
        return object;
    }
}
