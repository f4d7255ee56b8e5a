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
    private static final String PATIENT = "patient.";

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
    public @Nullable String subject(List<Patient> patients, List<Appointment> visits, Practice practice) {
        return subject == null ? null : SafeValue.line(subject.write(values(Format.TEXT, patients, visits, practice)));
    }

    /**
     * @param patients whose visits they are; outside of a list, {@code patient} is the first
     * @param visits at least one, in the order in which they are to be told
     */
    public String body(List<Patient> patients, List<Appointment> visits, Practice practice) {
        String text = body.write(values(format, patients, visits, practice));
        return channel == Channel.SMS || channel == Channel.VOICE ? text.strip() : text;
    }

    /** Whether it can speak of more than one visit. */
    public boolean tellsSeveral() {
        return body.sections().contains(MessageTemplate.LIST);
    }

    /** Whether it says outside of its list whose visits these are, which is untrue of all but one of a family. */
    public boolean addressesOne() {
        return body.namesOutsideList(PATIENT) || subject != null && subject.namesOutsideList(PATIENT);
    }

    /** What every patient reads alike, piece by piece. */
    public List<String> literals() {
        List<String> literals = new ArrayList<>(body.literals());
        if (subject != null) {
            literals.addAll(subject.literals());
        }
        return literals;
    }

    private Map<String, Object> values(
            Format written, List<Patient> patients, List<Appointment> visits, Practice practice) {
        return new MessageValues(practice, locale(practice), SafeValue.in(channel, written)).of(patients, visits);
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
