/** Looks at a night between planning and sending: what it would cost, and whether it is like the nights before it. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "dispatch", "dispatch :: outlook", "retention"})
@NullMarked
package io.nightrounds.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
