/** Sends each due reminder at most once: claim, send, settle. What cannot be known stays in doubt for a person. */
@ApplicationModule(
        allowedDependencies = {
            "jobfile",
            "appointment",
            "campaign",
            "campaign :: cadence",
            "campaign :: who",
            "database",
            "partition",
            "retention"
        })
@NullMarked
package io.nightrounds.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
