package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import java.time.Instant;

/**
 * One touch of one visit, for good: a visit that is moved is a new one, with touches of its own.
 *
 * @param start the visit's start
 */
public record TouchKey(AppointmentKey appointment, Instant start, String campaign, String touch) {}
