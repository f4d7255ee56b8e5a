/**
 * Sends each due reminder at most once: claim, send, settle. What cannot be known stays in doubt for a person.
 *
 * <p>Here are the room's words and its ports to the vendors; they use nothing of the packages below. The protocol is
 * read from {@code run}, whose loop claims with {@code claim}, sends through a {@code lane} for each vendor and writes
 * both in the {@code ledger}. Beside it {@code doubt} deals with what has no clear answer, {@code outlook} looks ahead
 * and {@code history} back.
 */
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
