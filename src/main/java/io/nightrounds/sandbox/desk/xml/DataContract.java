package io.nightrounds.sandbox.desk.xml;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A type of .NET's DataContractSerializer.
 *
 * @param members in the one order that counts: a base class before its subclass, and by name within a class
 */
public record DataContract(String namespace, String root, List<Member> members) {
    /**
     * Members out of order or in another namespace are skipped without a word, as are unknown ones.
     *
     * @throws UnreadableXml where the document is no XML, has another root, or has a member with a value of another
     *     type
     */
    public ObjectNode read(byte[] xml) throws UnreadableXml {
        XmlElement document = XmlDocument.root(xml);
        if (!document.is(namespace, root)) {
            throw new UnreadableXml("Expecting element '" + root + "' from namespace '" + namespace
                    + "'. Encountered 'Element' with name '" + document.name() + "', namespace '"
                    + document.namespace() + "'.");
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        int last = -1;
        for (XmlElement element : document.children()) {
            int found = indexAfter(last, element);
            if (found >= 0) {
                values.set(element.name(), value(members.get(found), element));
                last = found;
            }
        }
        return values;
    }

    /** Only members behind the last one found are looked for: this is how a wrong order loses what comes late. */
    private int indexAfter(int last, XmlElement element) {
        for (int i = last + 1; i < members.size(); i++) {
            if (element.is(members.get(i).namespace(), members.get(i).name())) {
                return i;
            }
        }
        return -1;
    }

    private static JsonNode value(Member member, XmlElement element) throws UnreadableXml {
        return element.nil() ? NullNode.instance : member.type().read(element);
    }

    /** A member that has no value is written as nil. */
    public byte[] write(ObjectNode values) {
        return XmlPage.of(namespace, root, page -> writeMembers(page, values));
    }

    /** The members alone, for an object inside another document. */
    public void writeMembers(XmlPage page, ObjectNode values) {
        for (Member member : members) {
            JsonNode value = named(values, member.name());
            if (value.isNull()) {
                page.leaf(member.namespace(), member.name(), null);
            } else {
                member.type().write(page, member, value);
            }
        }
    }

    private static JsonNode named(ObjectNode values, String name) {
        return values.propertyStream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NullNode.instance);
    }
}
