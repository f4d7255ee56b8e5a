package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to go out.
 *
 * @param attempt which attempt of which reminder this is
 * @param practice the practice itself; its key is {@code appointment.key().practice()}
 * @param recipient E.164 number, e-mail address or direct address, by channel
 * @param subject null on channels without one
 * @param body the text in the patient's language; for a voice call what the account's script is about
 * @param sendAt when the vendor is to send it; null for at once. Only set where the vendor schedules the channel
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
        @Nullable Instant sendAt) {}
