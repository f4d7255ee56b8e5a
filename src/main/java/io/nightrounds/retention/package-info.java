/**
 * Deletes what is older than it may be kept: visits with all that hangs on them, patients, runs. Each room deletes its
 * own.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.nightrounds.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
