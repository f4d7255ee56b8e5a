package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import java.time.LocalDate;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which reminders one message may tell of together: those with the same key, a hash over all that they must have in
 * common. Whether they still belong together when the message goes out is decided then.
 */
final class GroupKeys {
    private final Campaigns campaigns;
    private final Texts texts;

    GroupKeys(Campaigns campaigns) {
        this.campaigns = campaigns;
        this.texts = new Texts(campaigns);
    }

    /** What planning said, with the key of a touch that may share its message. */
    TouchVerdict keyed(Visit visit, TouchVerdict verdict) {
        return verdict instanceof TouchVerdict.Due due
                ? new TouchVerdict.Due(due.date(), due.planned().with(keyOf(visit, due.planned())))
                : verdict;
    }

    private @Nullable String keyOf(Visit visit, PlannedTouch touch) {
        Channel channel = touch.channel();
        String language = touch.language();
        if (channel == null || language == null) {
            return null;
        }
        Grouping rule = campaigns.of(touch.key().campaign()).group();
        return rule == Grouping.NONE || !texts.tellsSeveral(touch.key().campaign(), language, channel)
                ? null
                : hash(visit, touch, rule.mixesPatients(channel));
    }

    private static String hash(Visit visit, PlannedTouch touch, boolean mixesPatients) {
        TouchKey key = touch.key();
        LocalDate day = key.start().atZone(visit.practice().zone()).toLocalDate();
        return DigestUtils.sha256Hex(String.join(
                "\u0000",
                key.appointment().practice(),
                key.campaign(),
                key.touch(),
                String.valueOf(touch.channel()),
                String.valueOf(touch.recipient()),
                String.valueOf(touch.language()),
                day.toString(),
                mixesPatients ? "" : touch.patientId()));
    }
}
