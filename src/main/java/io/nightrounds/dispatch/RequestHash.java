package io.nightrounds.dispatch;

import org.apache.commons.codec.digest.DigestUtils;

/** What was sent, as evidence that keeps no text: SHA-256 over the parts of a message that its receiver would see. */
final class RequestHash {
    private RequestHash() {}

    static String of(OutboundMessage message) {
        String parts = String.join(
                "\u0000",
                message.channel().name(),
                message.recipient(),
                String.valueOf(message.subject()),
                message.body(),
                String.valueOf(message.sendAt()));
        return DigestUtils.sha256Hex(parts);
    }
}
