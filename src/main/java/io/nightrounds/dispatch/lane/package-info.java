/**
 * One vendor within a run: what waits for it, how much of that may be in flight, how fast, and what is tried again
 * when.
 */
@NullMarked
package io.nightrounds.dispatch.lane;

import org.jspecify.annotations.NullMarked;
