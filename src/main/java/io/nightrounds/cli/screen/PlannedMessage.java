package io.nightrounds.cli.screen;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.report.Masked;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as a plan shows it: the contact, the patients' names and what the visits are about are masked.
 *
 * @param appointment the visit it tells of first
 * @param alsoAbout the other visits it tells of; none as a rule
 * @param channel its word
 * @param smsParts how many parts a text message has; 0 on other channels
 */
record PlannedMessage(
        long reminder,
        String campaign,
        String practice,
        String appointment,
        List<String> alsoAbout,
        String channel,
        String provider,
        String recipient,
        Instant sendAt,
        String text,
        int smsParts) {

    /** The message that would go out for a reminder; empty where none would, or where it was shown for another one. */
    static Optional<PlannedMessage> of(Foreseen foreseen, Clock clock) {
        OutboundMessage message = foreseen.message();
        return message == null || foreseen.joined() ? Optional.empty() : Optional.of(of(foreseen, message, clock));
    }

    private static PlannedMessage of(Foreseen foreseen, OutboundMessage message, Clock clock) {
        return new PlannedMessage(
                foreseen.reminder(),
                foreseen.campaign(),
                foreseen.practice(),
                message.appointment().key().id(),
                message.appointments().stream()
                        .skip(1)
                        .map(also -> also.key().id())
                        .toList(),
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
                Stream.concat(
                                message.patients().stream().flatMap(PlannedMessage::names),
                                message.appointments().stream().flatMap(PlannedMessage::reasons))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Stream<@Nullable String> names(Patient patient) {
        return Stream.of(patient.firstName(), patient.middleName(), patient.lastName());
    }

    private static Stream<@Nullable String> reasons(Appointment appointment) {
        return Stream.of(appointment.summary(), appointment.details());
    }
}
