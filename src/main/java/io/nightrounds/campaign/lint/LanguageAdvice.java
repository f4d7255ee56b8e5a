package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileAdvice;
import io.nightrounds.jobfile.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether patients who state no language are told in their practice's. Where there is one text only they get that one;
 * where there are several and none is theirs, they get none, which is an error.
 */
@Component
class LanguageAdvice implements JobFileAdvice {
    private final JobFile file;
    private final Campaigns campaigns;
    private final Practices practices;

    LanguageAdvice(JobFile file, Campaigns campaigns, Practices practices) {
        this.file = file;
        this.campaigns = campaigns;
        this.practices = practices;
    }

    @Override
    public List<Mistake> findings() {
        List<Mistake> findings = new ArrayList<>();
        campaigns.byName().forEach((name, campaign) -> {
            for (Channel channel : campaign.channels()) {
                practices.byKey().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(practice ->
                                missing(name, campaign, channel, practice).ifPresent(findings::add));
            }
        });
        return findings;
    }

    private Optional<Mistake> missing(
            String name, CampaignProperties campaign, Channel channel, Map.Entry<String, Practice> practice) {
        List<String> written = campaign.languages(channel);
        String spoken = practice.getValue().language();
        @Nullable String found = Locale.lookupTag(Locale.LanguageRange.parse(spoken), written);
        if (found != null) {
            return Optional.empty();
        }
        String at = JobFile.section("campaigns", name, "templates");
        String what = "There is no " + channel.word() + " text in " + spoken + ", the language of practice '"
                + practice.getKey() + "'. Its patients who state no language get ";
        return Optional.of(
                written.size() == 1
                        ? file.warning(at, what + "the one in " + written.get(0) + ". Add one under templates.")
                        : file.mistake(
                                at,
                                what + "none, as there are several others (" + String.join(", ", written)
                                        + "). Add one under templates."));
    }
}
