package io.nightrounds.campaign;

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
