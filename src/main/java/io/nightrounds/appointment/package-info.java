/** The words all rooms share: practice, patient, appointment, channel, and the one store of the last two. */
@ApplicationModule(allowedDependencies = {"jobfile", "retention"})
@NullMarked
package io.nightrounds.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
