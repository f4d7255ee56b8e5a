package io.nightrounds.campaign.text;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template, compiled: writes messages. */
public final class Wording {
    private final Channel channel;
    private final String language;
    private final Format format;
    private final @Nullable MessageTemplate subject;
    private final MessageTemplate body;

    /** @param language the template's own, BCP 47 */
    public Wording(Channel channel, String language, Template template) {
        this.channel = channel;
        this.language = language;
        this.format = template.format();
        this.subject = template.subject() == null ? null : MessageTemplate.compile(template.subject());
        this.body = MessageTemplate.compile(template.body());
    }

    /** The subject: one line, whatever the values in it; null where the template has none. */
    public @Nullable String subject(Patient patient, List<Appointment> visits, Practice practice) {
        return subject == null ? null : SafeValue.line(subject.write(values(Format.TEXT, patient, visits, practice)));
    }

    /** @param visits at least one, in the order in which they are to be told */
    public String body(Patient patient, List<Appointment> visits, Practice practice) {
        String text = body.write(values(format, patient, visits, practice));
        return channel == Channel.SMS || channel == Channel.VOICE ? text.strip() : text;
    }

    /** Whether it can speak of more than one visit. */
    public boolean tellsSeveral() {
        return body.sections().contains(MessageTemplate.LIST);
    }

    /** What every patient reads alike, piece by piece. */
    public List<String> literals() {
        List<String> literals = new ArrayList<>(body.literals());
        if (subject != null) {
            literals.addAll(subject.literals());
        }
        return literals;
    }

    private Map<String, Object> values(Format written, Patient patient, List<Appointment> visits, Practice practice) {
        return new MessageValues(practice, locale(practice), SafeValue.in(channel, written)).of(patient, visits);
    }

    /** The language as it is spoken where the practice is: English dates differ between Boston and London. */
    private Locale locale(Practice practice) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getCountry().isEmpty()
                ? new Locale.Builder()
                        .setLocale(locale)
                        .setRegion(practice.region())
                        .build()
                : locale;
    }
}
