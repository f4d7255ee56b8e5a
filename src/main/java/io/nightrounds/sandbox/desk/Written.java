package io.nightrounds.sandbox.desk;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer, ready for the network.
 *
 * @param contentType empty where there is no body
 */
public record Written(int status, Map<String, String> headers, String contentType, byte[] body) {
    public static Written of(Answer answer, String mediaType, Function<ObjectNode, byte[]> writer) {
        return answer.body() == null
                ? new Written(answer.status(), answer.headers(), "", new byte[0])
                : new Written(
                        answer.status(), answer.headers(), mediaType + "; charset=utf-8", writer.apply(answer.body()));
    }

    /** The same body under another label. */
    public Written labelled(String otherType) {
        return new Written(status, headers, otherType, body);
    }
}
