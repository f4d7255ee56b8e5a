package io.nightrounds.sandbox.desk.xml;

import java.util.List;

/**
 * An element with what the serializer looks at.
 *
 * @param nil marked as {@code i:nil}
 * @param text its character data, whole
 */
record XmlElement(String namespace, String name, boolean nil, String text, List<XmlElement> children) {
    boolean is(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }
}
