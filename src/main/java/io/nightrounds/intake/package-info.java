/** From the rows of a file to valid appointments, and to rejections that name file, line, value, rule and remedy. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "retention"})
@NullMarked
package io.nightrounds.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
