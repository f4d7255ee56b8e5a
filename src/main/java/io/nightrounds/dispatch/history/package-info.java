/** What was tried for an appointment's reminders, and in which words. Reads only. */
@NamedInterface("history")
@NullMarked
package io.nightrounds.dispatch.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
