package io.nightrounds.cli.screen;

import io.nightrounds.job.Run;
import io.nightrounds.job.RunStatus;

/** The command that goes on with an unfinished run. */
public final class GoOn {
    private GoOn() {}

    public static String with(Run run) {
        return with(run.id(), run.status() == RunStatus.HELD);
    }

    public static String with(long run, boolean held) {
        return "Go on with: nightrounds resume " + run + (held ? " --accept-forecast" : "");
    }
}
