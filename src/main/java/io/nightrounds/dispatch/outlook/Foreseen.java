package io.nightrounds.dispatch.outlook;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.SmsSegments;
import io.nightrounds.dispatch.OutboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * One reminder as it would be dispatched now, without being sent.
 *
 * @param provider the vendor of its channel
 * @param message what would go out; null where nothing would
 * @param joined whether it goes out in a message that was foreseen for an earlier reminder
 * @param whyNot a suppression's or deferral's word; null where it would be sent
 * @param waits whether it stays planned, for a later run
 */
public record Foreseen(
        long reminder,
        String practice,
        String campaign,
        String provider,
        @Nullable OutboundMessage message,
        boolean joined,
        @Nullable String whyNot,
        boolean waits) {

    /** How many messages the operators count its text as; 0 on other channels. */
    public int smsParts() {
        return message == null || message.channel() != Channel.SMS
                ? 0
                : SmsSegments.of(message.body()).parts();
    }
}
