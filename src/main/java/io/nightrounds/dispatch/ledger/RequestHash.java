package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** What was sent, as evidence that keeps no text: SHA-256 over the parts of a message that its receiver would see. */
public final class RequestHash {
    private RequestHash() {}

    static String of(OutboundMessage message) {
        return of(message.channel(), message.recipient(), message.subject(), message.body(), message.sendAt());
    }

    public static String of(
            Channel channel, String recipient, @Nullable String subject, String body, @Nullable Instant sendAt) {
        String parts =
                String.join("\u0000", channel.name(), recipient, String.valueOf(subject), body, String.valueOf(sendAt));
        return DigestUtils.sha256Hex(parts);
    }
}
