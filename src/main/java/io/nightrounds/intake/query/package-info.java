/**
 * The rows of one select statement of a database that is only read: as texts, a few at a time, whatever the result's
 * size.
 */
@NullMarked
package io.nightrounds.intake.query;

import org.jspecify.annotations.NullMarked;
