package io.nightrounds.sandbox.desk.xml;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The types that members of the vendors' contracts have; a text that is not of its type spoils the whole document. */
public enum MemberType {
    TEXT {
        @Override
        JsonNode value(String text) {
            return StringNode.valueOf(text);
        }
    },
    GUID {
        @Override
        JsonNode value(String text) throws UnreadableXml {
            return StringNode.valueOf(
                    demand(text, Form.GUID.matcher(text.strip()).matches(), "Guid"));
        }
    },
    /** A whole number in 64 bits; an exponent or a point makes it none. */
    LONG {
        @Override
        JsonNode value(String text) throws UnreadableXml {
            return LongNode.valueOf(
                    Long.parseLong(demand(text, Form.LONG.matcher(text.strip()).matches(), "Int64")));
        }
    },
    BOOL {
        @Override
        JsonNode value(String text) throws UnreadableXml {
            String plain = demand(text, Form.BOOL.matcher(text.strip()).matches(), "Boolean");
            return BooleanNode.valueOf(plain.equals("true") || plain.equals("1"));
        }
    },
    DATE_TIME {
        @Override
        JsonNode value(String text) throws UnreadableXml {
            return StringNode.valueOf(demand(text, XsdDateTime.isReadable(text), "DateTime"));
        }
    },
    DATE_TIMES {
        @Override
        JsonNode read(XmlElement element) throws UnreadableXml {
            ArrayNode dates = JsonNodeFactory.instance.arrayNode();
            for (XmlElement child : element.children()) {
                if (child.is(XmlPage.ARRAYS, "dateTime")) {
                    dates.add(DATE_TIME.read(child));
                }
            }
            return dates;
        }
    },
    /** A dictionary of texts. Only ever written. */
    PAIRS {
        @Override
        void write(XmlPage page, Member member, JsonNode value) {
            page.collection(member.namespace(), member.name(), () -> ((ObjectNode) value)
                    .forEachEntry((key, text) -> pair(page, key, text.asString())));
        }
    };

    private static final class Form {
        static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
        static final Pattern LONG = Pattern.compile("-?\\d{1,18}");
        static final Pattern BOOL = Pattern.compile("true|false|1|0");
    }

    JsonNode value(String text) throws UnreadableXml {
        throw new UnreadableXml("The value cannot be parsed as the type '" + name() + "'.");
    }

    JsonNode read(XmlElement element) throws UnreadableXml {
        if (!element.children().isEmpty()) {
            throw new UnreadableXml("End element '" + element.name() + "' expected. Found element '"
                    + element.children().get(0).name() + "'.");
        }
        return value(element.text());
    }

    void write(XmlPage page, Member member, JsonNode value) {
        page.leaf(member.namespace(), member.name(), value.isNull() ? null : value.asString());
    }

    private static String demand(String text, boolean readable, String type) throws UnreadableXml {
        if (!readable) {
            throw new UnreadableXml("The value '" + text.strip() + "' cannot be parsed as the type '" + type + "'.");
        }
        return text.strip();
    }

    private static void pair(XmlPage page, String key, String value) {
        page.item("KeyValueOfstringstring", () -> {
            page.itemLeaf("Key", key);
            page.itemLeaf("Value", value);
        });
    }
}
