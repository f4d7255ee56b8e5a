package io.nightrounds.campaign;

import com.samskivert.mustache.Template;
import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the messages of the campaigns. Dates and times are those of the clinic's clock, in the message's language. */
@Component
public final class Texts {
    private final Map<Key, Compiled> templates = new HashMap<>();

    public Texts(Campaigns campaigns) {
        campaigns.byName().forEach((campaign, rules) -> rules.templates()
                .forEach((language, texts) -> texts.forEach(
                        (channel, text) -> templates.put(new Key(campaign, language, channel), Compiled.of(text)))));
    }

    /** A message. @param subject one line; null where the template has none */
    public record Text(@Nullable String subject, String body) {}

    /**
     * The message to that patient about that visit.
     *
     * @param language a language of the campaign's templates, as the planned reminder holds it
     * @throws IllegalStateException where the job file no longer has that text
     */
    public Text render(
            String campaign, String language, Channel channel, Patient patient, Appointment visit, Practice practice) {
        Compiled compiled = templates.get(new Key(campaign, language, channel));
        if (compiled == null) {
            throw new IllegalStateException("Campaign '" + campaign + "' has no " + channel.word() + " text in '"
                    + language + "' any more, but reminders were planned with it. Add it under templates: again.");
        }
        return compiled.render(MessageFields.of(patient, visit, practice, locale(language, practice)));
    }

    /** The language as it is spoken where the practice is: English dates differ between Boston and London. */
    private static Locale locale(String language, Practice practice) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getCountry().isEmpty()
                ? new Locale.Builder()
                        .setLocale(locale)
                        .setRegion(practice.region())
                        .build()
                : locale;
    }

    private record Key(String campaign, String language, Channel channel) {}

    private record Compiled(@Nullable Template subject, Template body) {
        static Compiled of(CampaignProperties.Template text) {
            String subject = text.subject();
            return new Compiled(
                    subject == null ? null : MessageTemplate.compile(subject), MessageTemplate.compile(text.body()));
        }

        Text render(Object fields) {
            return new Text(subject == null ? null : oneLine(subject.execute(fields)), body.execute(fields));
        }

        /** A name with a line break in it must not become a header of a mail. */
        private static String oneLine(String text) {
            return text.replaceAll("\\R", " ").strip();
        }
    }
}
