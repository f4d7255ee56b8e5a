package io.nightrounds.cli;

import io.nightrounds.dispatch.Foreseen;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.report.Masked;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message as a plan shows it: the contact, the patient's names and what the visit is about are masked.
 *
 * @param channel its word
 * @param smsParts how many parts a text message has; 0 on other channels
 */
record PlannedMessage(
        long reminder,
        String campaign,
        String practice,
        String appointment,
        String channel,
        String provider,
        String recipient,
        Instant sendAt,
        String text,
        int smsParts) {

    static PlannedMessage of(Foreseen foreseen, OutboundMessage message, Clock clock) {
        return new PlannedMessage(
                foreseen.reminder(),
                foreseen.campaign(),
                foreseen.practice(),
                message.appointment().key().id(),
                message.channel().word(),
                foreseen.provider(),
                Masked.contact(message.recipient()),
                Optional.ofNullable(message.sendAt()).orElse(clock.instant()),
                masked(message),
                foreseen.smsParts());
    }

    private static String masked(OutboundMessage message) {
        return Masked.words(
                message.body(),
                Arrays.asList(
                        message.patient().firstName(),
                        message.patient().middleName(),
                        message.patient().lastName(),
                        message.appointment().summary(),
                        message.appointment().details()));
    }
}
