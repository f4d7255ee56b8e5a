package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import java.util.List;

/** Mails have a subject; calls and text messages have none. */
final class SubjectRule implements TextRule {
    @Override
    public List<Finding> findings(LintedText text) {
        boolean mail = text.channel() == Channel.EMAIL || text.channel() == Channel.DIRECT;
        boolean given = text.template().subject() != null;
        if (mail && !given) {
            return List.of(new Finding("body", "This " + text.channel().word() + " has no subject. Add subject:."));
        }
        return given && !mail
                ? List.of(new Finding(
                        "subject",
                        "Nobody sees the subject of " + text.channel().word() + ". Take it out."))
                : List.of();
    }
}
