package io.nightrounds.sync;

/** What is known of one appointment at AppointmentsSync; the column holds the name. */
public enum SyncStatus {
    /** The vendor said that it has the appointment as pushed. */
    ACCEPTED,
    /** The vendor refused it, with a reason for the repair list. The next run asks again. */
    REFUSED,
    /** Nothing certain came back. The next run pushes it again, which an upsert allows. */
    UNKNOWN
}
