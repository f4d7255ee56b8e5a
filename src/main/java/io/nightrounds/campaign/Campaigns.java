package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.text.TemplateCheck;
import io.nightrounds.campaign.who.VisitFilter;
import io.nightrounds.jobfile.DidYouMean;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.Mistake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The campaigns of a job file by name, in the file's order. */
public record Campaigns(Map<String, CampaignProperties> byName) implements JobSection {
    public Campaigns {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        byName.keySet().forEach(name -> CampaignProperties.checkName("campaign", name));
    }

    /** The section {@code campaigns}; a job file without it plans nothing. */
    static Campaigns from(JobFile file) {
        Map<String, CampaignProperties> campaigns = file.bindEach("campaigns", CampaignProperties.class);
        List<Mistake> mistakes = new ArrayList<>();
        campaigns.forEach((name, campaign) -> mistakes.addAll(faults(file, name, campaign)));
        if (!mistakes.isEmpty()) {
            throw new JobFileInvalid(mistakes);
        }
        try {
            return new Campaigns(campaigns);
        } catch (IllegalArgumentException e) {
            throw file.invalid("campaigns", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same, each with hours in which it may reach the patients of all these practices.
     *
     * @param practices asked for only then: what is wrong with them must not hide what is wrong with the texts
     */
    static Campaigns from(JobFile file, Supplier<Practices> practices) {
        Campaigns campaigns = from(file);
        Practices known = practices.get();
        List<Mistake> unknown = campaigns.unknownPractices(file, known.keys());
        if (!unknown.isEmpty()) {
            throw new JobFileInvalid(unknown);
        }
        known.byKey()
                .forEach((key, practice) -> campaigns.byName.forEach(
                        (name, campaign) -> campaign.withoutHours(practice).ifPresent(channel -> {
                            throw file.invalid("campaigns/" + name, noHours(channel, key, practice));
                        })));
        return campaigns;
    }

    private List<Mistake> unknownPractices(JobFile file, Set<String> known) {
        List<Mistake> mistakes = new ArrayList<>();
        byName.forEach((name, campaign) -> {
            String who = JobFile.section("campaigns", name, "who");
            mistakes.addAll(
                    unknown(file, who + "/only/practices", campaign.who().only(), known));
            mistakes.addAll(
                    unknown(file, who + "/except/practices", campaign.who().except(), known));
        });
        return mistakes;
    }

    private static List<Mistake> unknown(JobFile file, String at, VisitFilter filter, Set<String> known) {
        return filter.practices().stream()
                .filter(practice -> !known.contains(practice))
                .map(practice -> file.mistake(
                        at,
                        "Practice '" + practice + "' is not under practices."
                                + DidYouMean.hint(practice, known)
                                        .orElse(" There are: " + String.join(", ", new TreeSet<>(known)) + ".")))
                .toList();
    }

    private static String noHours(Channel channel, String key, Practice practice) {
        return "The campaign gives no hours for " + channel.word() + ", and practice '" + key + "' is in "
                + practice.region() + ", which has no default. Add window: { from: \"08:00\", to: \"20:00\" }.";
    }

    private static List<Mistake> faults(JobFile file, String campaign, CampaignProperties rules) {
        List<Mistake> mistakes = new ArrayList<>();
        rules.templates()
                .forEach((language, texts) -> texts.forEach((channel, template) -> {
                    String at = JobFile.section("campaigns", campaign, "templates", language, channel.word());
                    for (TemplateCheck.Fault fault : TemplateCheck.faults(channel, language, template)) {
                        mistakes.add(file.mistake(at + fault.at(), fault.message()));
                    }
                }));
        if (mistakes.isEmpty() && rules.group() == Grouping.FAMILY) {
            mistakes.addAll(FamilyTexts.faults(file, campaign, rules));
        }
        return mistakes;
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
