/** The nightly jobs as tables of contents, and how a run is started, resumed and listed. */
@ApplicationModule(allowedDependencies = {"retention"})
@NullMarked
package io.nightrounds.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
