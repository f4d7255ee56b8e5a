package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import io.nightrounds.campaign.text.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the messages of the campaigns. Dates and times are those of the clinic's clock, in the message's language. */
@Component
public final class Texts {
    private final Map<Key, Wording> wordings = new HashMap<>();

    public Texts(Campaigns campaigns) {
        campaigns.byName().forEach((campaign, rules) -> rules.templates()
                .forEach((language, texts) -> texts.forEach((channel, template) ->
                        wordings.put(new Key(campaign, language, channel), new Wording(channel, language, template)))));
    }

    /** A message. @param subject one line; null where the template has none */
    public record Text(@Nullable String subject, String body) {}

    /**
     * The message about these visits.
     *
     * @param language a language of the campaign's templates, as the planned reminder holds it
     * @param patients whose visits they are; several only where one message may tell of a family's
     * @param visits in the order in which they are told; more than one only where the text {@link #tellsSeveral}
     * @throws IllegalStateException where the job file no longer has that text
     */
    public Text render(
            String campaign,
            String language,
            Channel channel,
            List<Patient> patients,
            List<Appointment> visits,
            Practice practice) {
        Wording wording = of(campaign, language, channel);
        if (visits.size() != 1 && !(wording.tellsSeveral() && visits.size() > 1)) {
            throw new IllegalArgumentException("Campaign '" + campaign + "' cannot tell of " + visits.size()
                    + " visits in one " + channel.word() + " text: it has no {{#appointments}}…{{/appointments}}.");
        }
        return new Text(wording.subject(patients, visits, practice), wording.body(patients, visits, practice));
    }

    /** Whether that text can tell of more than one visit: it has a section {@code {{#appointments}}}. */
    public boolean tellsSeveral(String campaign, String language, Channel channel) {
        return of(campaign, language, channel).tellsSeveral();
    }

    private Wording of(String campaign, String language, Channel channel) {
        Wording wording = wordings.get(new Key(campaign, language, channel));
        if (wording == null) {
            throw new IllegalStateException("Campaign '" + campaign + "' has no " + channel.word() + " text in '"
                    + language + "' any more, but reminders were planned with it. Add it under templates: again.");
        }
        return wording;
    }

    private record Key(String campaign, String language, Channel channel) {}
}
