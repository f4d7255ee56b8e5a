package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.campaign.cadence.WindowProperties;

/**
 * The hours where a campaign gives none: those that US rules on telephone solicitation leave for calls and texts, and
 * the whole day for what rings nobody. Other countries have rules of their own, so there the job file must say.
 */
final class WindowDefaults {
    private static final WindowProperties CALLS = WindowProperties.hours("08:00", "21:00");
    private static final WindowProperties WRITING = WindowProperties.hours("00:00", "24:00");

    private WindowDefaults() {}

    static boolean exist(Practice practice) {
        return practice.region().equals("US");
    }

    static WindowProperties of(Channel channel, Practice practice) {
        if (!exist(practice)) {
            throw new IllegalStateException("Region " + practice.region() + " of " + practice.name()
                    + " has no hours of its own. Add window: { from: \"08:00\", to: \"20:00\" } to the campaign.");
        }
        return channel == Channel.SMS || channel == Channel.VOICE ? CALLS : WRITING;
    }
}
