package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.text.Template;
import io.nightrounds.campaign.text.Wording;
import io.nightrounds.jobfile.JobFile;
import java.util.List;

/** One text of a job file, as the rules look at it. */
record LintedText(String campaign, String language, Channel channel, Template template) {
    /** Its place in the job file, by the part of it that is meant: {@code body}, {@code subject}. */
    String at(String part) {
        return JobFile.section("campaigns", campaign, "templates", language, channel.word(), part);
    }

    /** What every patient reads alike, piece by piece. */
    List<String> literals() {
        return wording().literals();
    }

    Wording wording() {
        return new Wording(channel, language, template);
    }
}
