/** The command line: arguments in, exit codes out, every message written for the person who reads it. */
@ApplicationModule(
        allowedDependencies = {
            "appointment",
            "job",
            "jobfile",
            "report",
            "sandbox",
            "database",
            "campaign",
            "dispatch",
            "dispatch :: doubt",
            "dispatch :: history",
            "dispatch :: outlook",
            "forecast",
            "intake",
            "partition",
            "sync",
            "retention"
        })
@NullMarked
package io.nightrounds.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
