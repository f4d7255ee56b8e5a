package io.nightrounds.appointment;

/** A patient of one practice: two practices may number their patients alike. */
public record PatientKey(String practice, String id) {}
