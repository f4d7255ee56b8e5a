/** Nightrounds: appointment reminders, sent at most once and never dropped silently. One package is one room. */
@NullMarked
package io.nightrounds;

import org.jspecify.annotations.NullMarked;
