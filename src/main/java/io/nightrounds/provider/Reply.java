package io.nightrounds.provider;

import org.jspecify.annotations.Nullable;

/**
 * What came of one POST. Reasons are a few words of ours, never the vendor's, and name no credential and no contact.
 */
public sealed interface Reply {
    /**
     * The vendor's whole answer came, whatever it says.
     *
     * @param contentType as sent, to tell a proxy's page from the vendor's answer
     * @param retryAfter the header as sent: seconds or an HTTP date
     */
    record Answered(
            int status,
            @Nullable String contentType,
            @Nullable String retryAfter,
            byte[] body) implements Reply {
        /** What to say where the body is not what the vendor's document promises. */
        public String unreadable() {
            String type =
                    contentType == null ? "without a type" : Redaction.of().clean(contentType);
            return this + " with a body that cannot be read (" + type + ", " + body.length + " bytes)";
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** The connection never stood, and the body never left: proven not sent, now or later. */
    record NotConnected(String reason) implements Reply {}

    /** Nothing was asked of the vendor, as the credentials for it could not be had: the account must be mended. */
    record Withheld(String reason) implements Reply {}

    /** Something failed once the connection stood: the vendor may have acted on the request or not. */
    record Lost(String reason) implements Reply {}
}
