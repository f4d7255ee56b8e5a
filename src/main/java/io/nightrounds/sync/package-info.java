/** Pushes what changed to AppointmentsSync in batches and keeps a status for every single appointment. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "partition", "retention"})
@NullMarked
package io.nightrounds.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
