package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The port to AppointmentsSync. One call is one HTTP request; trying again is the caller's decision. */
public interface SyncGateway {
    /**
     * Pushes appointments of one practice in one request. The future never fails: whatever went wrong is an answer.
     *
     * @param practice the practice's key, whose account the vendor is told
     */
    CompletableFuture<SyncAnswer> push(String practice, List<Appointment> appointments);
}
