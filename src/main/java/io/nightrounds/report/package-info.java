/** The books of a run, closed and shown: one record, as a page, as rows and as JSON. Writes no business table. */
@ApplicationModule(
        allowedDependencies = {"intake", "sync", "campaign", "dispatch", "dispatch :: doubt", "forecast", "retention"})
@NullMarked
package io.nightrounds.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
