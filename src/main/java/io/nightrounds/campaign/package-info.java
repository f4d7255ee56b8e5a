/** Decides which touches of which visits are due, when, on which channel and why not. Planning is pure. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "retention"})
@NullMarked
package io.nightrounds.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
