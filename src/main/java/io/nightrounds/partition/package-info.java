/**
 * How the long steps of a run are shared among several machines: who does which practices, and proof that they still
 * may.
 */
@ApplicationModule(allowedDependencies = {"job", "database", "retention"})
@NullMarked
package io.nightrounds.partition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
