package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to go out.
 *
 * @param attempt which attempt of which reminder this is
 * @param practice the practice itself; its key is {@code appointment.key().practice()}
 * @param recipient E.164 number, e-mail address or direct address, by channel
 * @param subject null on channels without one
 * @param body the text in the patient's language; for a voice call what the account's script is about
 * @param appointment the visit, or the first of those that the message tells of
 * @param sendAt when the vendor is to send it; null for at once. Only set where the vendor schedules the channel
 * @param companions the other visits it tells of, the earliest first; none as a rule
 */
public record OutboundMessage(
        AttemptKey attempt,
        Practice practice,
        Appointment appointment,
        Patient patient,
        Channel channel,
        String recipient,
        @Nullable String subject,
        String body,
        @Nullable Instant sendAt,
        List<Companion> companions) {
    public OutboundMessage {
        companions = List.copyOf(companions);
    }

    /** A further visit that the message tells of, with the attempt that it is of that visit's own reminder. */
    public record Companion(AttemptKey attempt, Appointment appointment, Patient patient) {}

    /** Every visit it tells of, in the order in which the text does. */
    public List<Appointment> appointments() {
        return Stream.concat(Stream.of(appointment), companions.stream().map(Companion::appointment))
                .toList();
    }

    /** Whose visits they are, in the same order. */
    public List<Patient> patients() {
        return Stream.concat(Stream.of(patient), companions.stream().map(Companion::patient))
                .toList();
    }

    /** What this one call is to each of its reminders; the first stands for all of them. */
    public List<AttemptKey> attempts() {
        return Stream.concat(Stream.of(attempt), companions.stream().map(Companion::attempt))
                .toList();
    }
}
