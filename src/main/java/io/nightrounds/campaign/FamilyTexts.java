package io.nightrounds.campaign;

import io.nightrounds.campaign.text.Wording;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Mistake;
import java.util.ArrayList;
import java.util.List;

/** What makes the texts of a campaign unfit to tell of the visits of several patients. */
final class FamilyTexts {
    private static final String ADDRESSES_ONE =
            "This text names the patient outside of {{#appointments}}, and with group: family it may be about several."
                    + " Write {{patient.firstName}} between {{#appointments}} and {{/appointments}}, or write group:"
                    + " patient.";

    private static final String TELLS_OF_ONE =
            "group: family needs a text that can tell of several visits, and none of this campaign has"
                    + " {{#appointments}}…{{/appointments}}. Write one so, or leave group: out.";

    private FamilyTexts() {}

    static List<Mistake> faults(JobFile file, String campaign, CampaignProperties rules) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Wording> lists = new ArrayList<>();
        rules.templates()
                .forEach((language, texts) -> texts.forEach((channel, template) -> {
                    Wording wording = new Wording(channel, language, template);
                    if (wording.tellsSeveral() && rules.group().mixesPatients(channel)) {
                        lists.add(wording);
                        if (wording.addressesOne()) {
                            String at = JobFile.section("campaigns", campaign, "templates", language, channel.word());
                            mistakes.add(file.mistake(at, ADDRESSES_ONE));
                        }
                    }
                }));
        if (lists.isEmpty()) {
            mistakes.add(file.mistake(JobFile.section("campaigns", campaign, "group"), TELLS_OF_ONE));
        }
        return mistakes;
    }
}
