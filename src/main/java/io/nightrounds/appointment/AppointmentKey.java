package io.nightrounds.appointment;

/** An appointment of one practice: two practices may number their appointments alike. */
public record AppointmentKey(String practice, String id) {}
