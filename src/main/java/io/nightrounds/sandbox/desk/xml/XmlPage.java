package io.nightrounds.sandbox.desk.xml;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements as the serializer does: a default namespace wherever it changes, {@code d2p1} inside collections. */
public final class XmlPage {
    static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String ARRAY_PREFIX = "d2p1";
    private static final String NOT_FOR_XML = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter writer;
    private final Deque<String> namespaces = new ArrayDeque<>();

    private XmlPage(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** @param namespace empty for a document without one */
    public static byte[] of(String namespace, String root, Consumer<XmlPage> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartElement("", root, namespace);
            XmlPage page = new XmlPage(writer);
            if (!namespace.isEmpty()) {
                writer.writeNamespace("i", XmlDocument.INSTANCE);
                writer.writeDefaultNamespace(namespace);
            }
            page.namespaces.push(namespace);
            content.accept(page);
            writer.writeEndElement();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** @param text null for an element that is nil */
    public void leaf(String namespace, String name, @Nullable String text) {
        nest(namespace, name, () -> {
            if (text == null) {
                writer.writeAttribute("i", XmlDocument.INSTANCE, "nil", "true");
            } else {
                writer.writeCharacters(text.replaceAll(NOT_FOR_XML, "\uFFFD"));
            }
        });
    }

    public void element(String namespace, String name, Runnable content) {
        nest(namespace, name, content::run);
    }

    /** An element whose items are in the namespace of .NET's own collections. */
    void collection(String namespace, String name, Runnable items) {
        nest(namespace, name, items::run, true);
    }

    /** One item of a collection, or a part of one. */
    void item(String name, Runnable content) {
        tried(() -> {
            writer.writeStartElement(ARRAY_PREFIX, name, ARRAYS);
            content.run();
            writer.writeEndElement();
        });
    }

    void itemLeaf(String name, String text) {
        item(name, () -> tried(() -> writer.writeCharacters(text.replaceAll(NOT_FOR_XML, "\uFFFD"))));
    }

    private void nest(String namespace, String name, Writing content) {
        nest(namespace, name, content, false);
    }

    private void nest(String namespace, String name, Writing content, boolean collection) {
        tried(() -> {
            writer.writeStartElement("", name, namespace);
            if (collection) {
                writer.writeNamespace(ARRAY_PREFIX, ARRAYS);
            }
            if (!namespace.equals(namespaces.peek())) {
                writer.writeDefaultNamespace(namespace);
            }
            namespaces.push(namespace);
            content.write();
            namespaces.pop();
            writer.writeEndElement();
        });
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    private static void tried(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
    }
}
