package io.nightrounds.campaign.cadence;

import java.time.ZoneId;

/** The time at which a touch is wanted, before any window is looked at. */
public sealed interface Aim permits DayAim, MomentAim {
    /** How many days a rule may look for a day on which the window opens: a holiday closure is no longer. */
    int FARTHEST_MOVE = 14;

    /** Where that window leaves it, on the clock of that zone. */
    Fit into(SendingWindow window, Outside rule, ZoneId zone);
}
