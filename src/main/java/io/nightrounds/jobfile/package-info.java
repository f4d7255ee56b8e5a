/** The job file: strict YAML, every mistake at once with its place, its sections handed to the rooms as records. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.nightrounds.jobfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
