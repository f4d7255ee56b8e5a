package io.nightrounds.sandbox.desk.xml;

/** A document that the serializer would not take; the message says why in its words. */
public final class UnreadableXml extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableXml(String message) {
        super(message);
    }
}
