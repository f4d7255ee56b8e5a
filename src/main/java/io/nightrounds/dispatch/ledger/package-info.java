/**
 * The books of what is sent: what is decided of a reminder and known of an attempt, and the only writer of tables
 * {@code delivery} and {@code attempt} during a run.
 */
@NullMarked
package io.nightrounds.dispatch.ledger;

import org.jspecify.annotations.NullMarked;
