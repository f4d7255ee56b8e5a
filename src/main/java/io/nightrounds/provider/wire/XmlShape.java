package io.nightrounds.provider.wire;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an object is written as XML for .NET's DataContractSerializer, which silently drops a member that stands out of
 * order or in another namespace. The JDK's StAX writes it, as it leaves order and namespaces to us to the letter; a
 * binding library would derive both from annotations.
 *
 * @param namespace of the root and of every member that names no other
 * @param members in the order of the document
 */
public record XmlShape(String root, String namespace, List<Member> members) {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final String NOT_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    public XmlShape {
        members = List.copyOf(members);
    }

    /** A shape whose members all stand in the root's namespace. */
    public static XmlShape plain(String root, String namespace, String... members) {
        return new XmlShape(
                root, namespace, Arrays.stream(members).map(Member::plain).toList());
    }

    /**
     * One member of the root.
     *
     * @param namespace null for the root's
     * @param item what each entry of a list is called; null where the member is no list
     */
    public record Member(
            String name,
            @Nullable String namespace,
            @Nullable String item) {
        /** A member in the root's own namespace. */
        public static Member plain(String name) {
            return new Member(name, null, null);
        }

        /** A list of plain values, whose entries stand in the serializer's namespace for arrays. */
        public static Member list(String name, String item) {
            return new Member(name, null, item);
        }

        /** A member of a base class, whose namespace is its own. */
        public static Member of(String name, String namespace) {
            return new Member(name, namespace, null);
        }
    }

    /** The object as UTF-8; names of the object count in any case, and what the shape does not name is left out. */
    byte[] write(ObjectNode object) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(object, xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A " + root + " cannot be written as XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(ObjectNode object, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("", root, namespace);
        xml.writeNamespace("i", INSTANCE);
        xml.writeDefaultNamespace(namespace);
        for (Member member : members) {
            JsonNode value = value(object, member.name());
            if (value != null) {
                write(member, value, xml);
            }
        }
        xml.writeEndElement();
    }

    private void write(Member member, JsonNode value, XMLStreamWriter xml) throws XMLStreamException {
        String own = member.namespace() == null ? namespace : member.namespace();
        xml.writeStartElement("", member.name(), own);
        if (!own.equals(namespace)) {
            xml.writeDefaultNamespace(own);
        }
        if (member.item() == null) {
            xml.writeCharacters(printable(value));
        } else {
            writeList(member.item(), value, xml);
        }
        xml.writeEndElement();
    }

    private static void writeList(String item, JsonNode list, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeNamespace("d2p1", ARRAYS);
        for (JsonNode entry : list) {
            xml.writeStartElement("d2p1", item, ARRAYS);
            xml.writeCharacters(printable(entry));
            xml.writeEndElement();
        }
    }

    private static @Nullable JsonNode value(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(member -> member.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** XML has no way to write most control characters; a stray one must not cost the whole message. */
    private static String printable(JsonNode value) {
        return value.asString().replaceAll(NOT_XML, "");
    }
}
