package io.nightrounds.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The columns of {@code appointment} in other rooms' queries: select {@link #SELECT} from {@code appointment a}. */
public final class AppointmentColumns {
    public static final String SELECT = """
            a.practice as a_practice, a.id as a_id, a.patient_id as a_patient_id, a.start_at as a_start_at,
            a.zone as a_zone, a.minutes as a_minutes, a.calendar_id as a_calendar_id, a.type_id as a_type_id,
            a.location_id as a_location_id, a.summary as a_summary, a.details as a_details,
            a.cancelled as a_cancelled, a.blocked as a_blocked, a.old_id as a_old_id, a.updox_id as a_updox_id,
            a.content_hash as a_content_hash
            """;

    private AppointmentColumns() {}

    public static Appointment read(ResultSet row) throws SQLException {
        return new Appointment(
                new AppointmentKey(row.getString("a_practice"), row.getString("a_id")),
                row.getString("a_patient_id"),
                Moments.read(row, "a_start_at"),
                ZoneId.of(row.getString("a_zone")),
                row.getObject("a_minutes", Integer.class),
                row.getString("a_calendar_id"),
                row.getString("a_type_id"),
                row.getString("a_location_id"),
                row.getString("a_summary"),
                row.getString("a_details"),
                row.getBoolean("a_cancelled"),
                row.getBoolean("a_blocked"),
                row.getString("a_old_id"),
                number(row, "a_updox_id"),
                row.getString("a_content_hash"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
