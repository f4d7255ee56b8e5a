package io.nightrounds.appointment;

/**
 * An appointment of one practice: two practices may number their appointments alike.
 *
 * <p>Compared by hand for the same reason as a {@link PatientKey}.
 */
public record AppointmentKey(String practice, String id) {
    @Override
    public boolean equals(Object other) {
        return other instanceof AppointmentKey key && id.equals(key.id) && practice.equals(key.practice);
    }

    @Override
    public int hashCode() {
        return 31 * practice.hashCode() + id.hashCode();
    }
}
