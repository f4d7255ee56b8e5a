package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileAdvice;
import io.nightrounds.jobfile.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts every text of the job file to every rule. */
@Component
class TextAdvice implements JobFileAdvice {
    private final JobFile file;
    private final Campaigns campaigns;
    private final List<TextRule> rules;

    TextAdvice(JobFile file, Campaigns campaigns, Practices practices) {
        this.file = file;
        this.campaigns = campaigns;
        this.rules = List.of(
                new CharactersRule(),
                new SegmentsRule(practices),
                new RepliesRule(),
                new SpokenRule(),
                new SubjectRule());
    }

    @Override
    public List<Mistake> findings() {
        List<Mistake> findings = new ArrayList<>();
        campaigns.byName().forEach((campaign, rulesOfIt) -> rulesOfIt
                .templates()
                .forEach((language, texts) -> texts.forEach((channel, template) ->
                        findings.addAll(of(new LintedText(campaign, language, channel, template))))));
        return findings;
    }

    private List<Mistake> of(LintedText text) {
        return rules.stream()
                .flatMap(rule -> rule.findings(text).stream())
                .map(finding -> file.warning(text.at(finding.part()), finding.message()))
                .toList();
    }
}
