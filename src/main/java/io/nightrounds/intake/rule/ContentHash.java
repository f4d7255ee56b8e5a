package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Appointment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * MurmurHash3 of 128 bits over what AppointmentsSync is told of a visit. Each value is written with its length, so that
 * no two different visits are written alike. It only tells a visit from what the same visit was before: nobody gains by
 * finding another text with the same hash, and SHA-256 was a fifth of the reading and checking of a row.
 */
final class ContentHash {
    private static final int USUAL_LENGTH = 256;

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
        long[] halves = MurmurHash3.hash128x64(written.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(halves[0]) + HexFormat.of().toHexDigits(halves[1]);
    }
}
