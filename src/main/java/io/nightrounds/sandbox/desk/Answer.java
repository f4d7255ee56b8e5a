package io.nightrounds.sandbox.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the vendor says to one request, and whether it took the message.
 *
 * @param status HTTP status; 0 where the request was lost before anyone could answer
 * @param body null for an answer without one
 * @param accepted the vendor will deliver the message, whatever becomes of this answer
 * @param received what the patient gets; null where nobody gets anything
 */
public record Answer(
        int status,
        Map<String, String> headers,
        @Nullable ObjectNode body,
        boolean accepted,
        @Nullable Received received) {

    /**
     * @param channel by which it comes, such as sms
     * @param text all that the patient reads or hears
     */
    public record Received(String channel, String to, String text) {}

    public static Answer accepted(ObjectNode body, @Nullable Received received) {
        return new Answer(200, Map.of(), body, true, received);
    }

    public static Answer refused(int status, ObjectNode body) {
        return new Answer(status, Map.of(), body, false, null);
    }

    /** An answer to a question: no message was asked to be sent, so none is accepted. */
    public static Answer told(ObjectNode body) {
        return new Answer(200, Map.of(), body, false, null);
    }

    public static Answer lost() {
        return new Answer(0, Map.of(), null, false, null);
    }

    /** The same outcome behind another face, as a gateway in front of the vendor would show it. */
    public Answer hiddenBehind(int otherStatus, int retryAfter) {
        Map<String, String> other = retryAfter == 0 ? Map.of() : Map.of("Retry-After", String.valueOf(retryAfter));
        return new Answer(otherStatus, other, null, accepted, received);
    }

    /** The same outcome in other words. */
    public Answer saying(ObjectNode otherBody) {
        return new Answer(status, headers, otherBody, accepted, received);
    }
}
