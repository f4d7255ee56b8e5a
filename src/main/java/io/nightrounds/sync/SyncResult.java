package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One appointment after its push.
 *
 * @param contentHash the {@link Appointment#contentHash} that was pushed
 * @param message why it was not accepted, one line of at most 500 characters; null where it was
 */
public record SyncResult(
        String practice,
        String appointmentId,
        String contentHash,
        SyncStatus status,
        @Nullable String message) implements PushOutcome {
    private static final int LONGEST_MESSAGE = 500;
    // Control and format characters, unpaired surrogates and line separators: they would break rows, pages or
    // terminals.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    public SyncResult {
        message = message == null ? null : oneLine(message);
    }

    static SyncResult accepted(Appointment appointment) {
        return of(appointment, SyncStatus.ACCEPTED, null);
    }

    static SyncResult refused(Appointment appointment, String message) {
        return of(appointment, SyncStatus.REFUSED, message);
    }

    static SyncResult unknown(Appointment appointment, String message) {
        return of(appointment, SyncStatus.UNKNOWN, message);
    }

    private static SyncResult of(Appointment appointment, SyncStatus status, @Nullable String message) {
        return new SyncResult(
                appointment.key().practice(), appointment.key().id(), appointment.contentHash(), status, message);
    }

    private static String oneLine(String message) {
        String line = UNPRINTABLE.matcher(message).replaceAll(" ").strip();
        if (line.length() <= LONGEST_MESSAGE) {
            return line;
        }
        boolean splitsPair = Character.isHighSurrogate(line.charAt(LONGEST_MESSAGE - 2));
        return line.substring(0, splitsPair ? LONGEST_MESSAGE - 2 : LONGEST_MESSAGE - 1) + "…";
    }
}
