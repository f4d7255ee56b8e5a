package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The campaigns of a job file by name, in the file's order. */
public record Campaigns(Map<String, CampaignProperties> byName) implements JobSection {
    public Campaigns {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        byName.keySet().forEach(name -> CampaignProperties.checkName("campaign", name));
    }

    /** The section {@code campaigns}; a job file without it plans nothing. */
    static Campaigns from(JobFile file) {
        Map<String, CampaignProperties> campaigns = file.bindEach("campaigns", CampaignProperties.class);
        try {
            return new Campaigns(campaigns);
        } catch (IllegalArgumentException e) {
            throw file.invalid("campaigns", String.valueOf(e.getMessage()));
        }
    }

    /** The same, each with hours in which it may reach the patients of all these practices. */
    static Campaigns from(JobFile file, Practices practices) {
        Campaigns campaigns = from(file);
        campaigns.byName.forEach(
                (name, campaign) -> practices.byKey().forEach((key, practice) -> campaign.withoutHours(practice)
                        .ifPresent(channel -> {
                            throw file.invalid("campaigns/" + name, noHours(channel, key, practice));
                        })));
        return campaigns;
    }

    private static String noHours(Channel channel, String key, Practice practice) {
        return "The campaign gives no hours for " + channel.word() + ", and practice '" + key + "' is in "
                + practice.region() + ", which has no default. Add window: { from: \"08:00\", to: \"20:00\" }.";
    }

    /**
     * The campaign that a stored reminder belongs to.
     *
     * @throws IllegalStateException where the job file no longer has it
     */
    public CampaignProperties of(String name) {
        CampaignProperties campaign = byName.get(name);
        if (campaign == null) {
            throw new IllegalStateException("Campaign '" + name
                    + "' has reminders in the database but is not in the job file. Add it under campaigns: again.");
        }
        return campaign;
    }
}
