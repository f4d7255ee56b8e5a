package io.nightrounds.campaign.text;

import static io.nightrounds.appointment.Channel.DIRECT;
import static io.nightrounds.appointment.Channel.EMAIL;

import io.nightrounds.appointment.Channel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How much a field tells about a patient to whoever reads along, and so the channels on which it may stand. */
public enum Tier {
    /** Says that someone has a visit. A text message on a locked screen and a voice in a living room may say so. */
    OPEN(EnumSet.allOf(Channel.class)),
    /** Says more exactly who, or which department. Goes to a mailbox only. */
    PERSONAL(EnumSet.of(EMAIL, DIRECT)),
    /** Says why: type and reason of the visit. Goes by secure health mail only. */
    SENSITIVE(EnumSet.of(DIRECT));

    private final Set<Channel> channels;

    Tier(Set<Channel> channels) {
        this.channels = channels;
    }

    boolean mayStandOn(Channel channel) {
        return channels.contains(channel);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
