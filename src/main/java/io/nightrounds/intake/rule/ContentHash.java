package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Appointment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over what AppointmentsSync is told of a visit. Each value is written with its length, so that no two
 * different visits are written alike.
 */
final class ContentHash {
    private static final int USUAL_LENGTH = 256;

    /** One for a thread: else it would be looked for again for every row of a feed. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ContentHash::sha256);

    private final StringBuilder written = new StringBuilder(USUAL_LENGTH);

    private ContentHash() {}

    static Appointment added(Appointment a) {
        String hash = new ContentHash()
                .with(a.key().id())
                .with(a.oldId())
                .with(a.updoxId())
                .with(a.calendarId())
                .with(a.typeId())
                .with(a.patientId())
                .with(a.locationId())
                .with(a.summary())
                .with(a.details())
                .with(a.start().getEpochSecond())
                .with(a.zone().getId())
                .with(a.minutes())
                .with(a.cancelled())
                .with(a.blocked())
                .hex();
        return new Appointment(
                a.key(),
                a.patientId(),
                a.start(),
                a.zone(),
                a.minutes(),
                a.calendarId(),
                a.typeId(),
                a.locationId(),
                a.summary(),
                a.details(),
                a.cancelled(),
                a.blocked(),
                a.oldId(),
                a.updoxId(),
                hash);
    }

    private ContentHash with(@Nullable Object value) {
        if (value == null) {
            written.append("-;");
        } else {
            String text = value.toString();
            written.append(text.length()).append(':').append(text).append(';');
        }
        return this;
    }

    private String hex() {
        byte[] bytes = written.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(SHA_256.get().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
