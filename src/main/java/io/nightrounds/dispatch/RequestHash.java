package io.nightrounds.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(parts.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
