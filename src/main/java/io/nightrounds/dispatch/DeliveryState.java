package io.nightrounds.dispatch;

/**
 * Where a reminder stands. {@code PLANNED → SUPPRESSED | SENDING → SENT | FAILED | IN_DOUBT}; {@code SENDING → PLANNED}
 * only on proof that nothing was sent, and {@code IN_DOUBT} is left only by look-up, by a late answer or by a person.
 */
public enum DeliveryState {
    /** Due and not claimed; when a run is over: deferred. */
    PLANNED,
    /** Not to be sent, for a reason that stands beside it. */
    SUPPRESSED,
    /** Claimed: its request may be on the wire. */
    SENDING,
    /** Accepted by the vendor. */
    SENT,
    /** Refused by the vendor for good. */
    FAILED,
    /** May have been sent or not. Never sent again by itself. */
    IN_DOUBT
}
