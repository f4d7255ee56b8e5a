package io.nightrounds.campaign.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.text.TemplateCheck.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {
    private static final String ALL = "{{practice.name}} {{appointment.day}} {{appointment.time24}} ";

    @Test
    void takesATextThatSaysWhatAReminderMust() {
        assertThat(TemplateCheck.faults(Channel.SMS, "en", new Template(null, ALL)))
                .isEmpty();
        assertThat(TemplateCheck.faults(
                        Channel.EMAIL,
                        "en",
                        new Template("{{appointment.date}}", "{{practice.name}} {{appointment.time}}")))
                .isEmpty();
    }

    @Test
    void namesEveryFieldThatIsNoneAtOnce() {
        assertThat(TemplateCheck.faults(
                        Channel.EMAIL,
                        "en",
                        new Template(
                                "{{apointment.date}}",
                                "{{practise.name}} {{#plural.won}}x{{/plural.won}} {{>footer}}")))
                .extracting(Fault::at, fault -> fault.message().replaceAll(" Known are.*", ""))
                .containsExactly(
                        tuple(
                                "/subject",
                                "{{apointment.date}} is no field of a message. Did you mean 'appointment.date'?"),
                        tuple("/body", "{{>footer}} includes another text, which messages cannot. Write the text out."),
                        tuple("/body", "{{practise.name}} is no field of a message. Did you mean 'practice.name'?"),
                        tuple("/body", "{{plural.won}} is no field of a message. Did you mean 'plural.one'?"));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "patient.firstName, SMS, true",
        "patient.lastName, SMS, false",
        "patient.lastName, VOICE, false",
        "patient.lastName, EMAIL, true",
        "appointment.location, SMS, false",
        "appointment.type, SMS, false",
        "appointment.summary, VOICE, false",
        "appointment.summary, EMAIL, false",
        "appointment.details, EMAIL, false",
        "appointment.details, DIRECT, true",
    })
    void keepsWhatIsPersonalOffChannelsThatOthersReadAlong(String field, Channel channel, boolean fine) {
        assertThat(TemplateCheck.faults(channel, "en", new Template(null, ALL + "{{" + field + "}}"))
                        .isEmpty())
                .isEqualTo(fine);
        assertThat(TemplateCheck.faults(
                                channel, "en", new Template(null, ALL + "{{#" + field + "}}x{{/" + field + "}}"))
                        .isEmpty())
                .as("a section tells as much")
                .isEqualTo(fine);
    }

    @Test
    void letsThroughWhatTheTemplateAllows() {
        Template allowed =
                new Template(null, ALL + "{{appointment.type}}", Format.TEXT, Need.ALL, Set.of(Tier.SENSITIVE), 2);
        Template other =
                new Template(null, ALL + "{{appointment.type}}", Format.TEXT, Need.ALL, Set.of(Tier.PERSONAL), 2);

        assertThat(TemplateCheck.faults(Channel.SMS, "en", allowed)).isEmpty();
        assertThat(messages(Channel.SMS, "en", other))
                .containsExactly(
                        "{{appointment.type}} is sensitive and may not stand in sms, where others read or hear it."
                                + " Take it out, or write allow: [sensitive] beside the body.");
    }

    @Test
    void asksForDateTimeAndPracticeUnlessToldOtherwise() {
        assertThat(messages(Channel.SMS, "en", new Template(null, "{{appointment.weekday}} {{practice.phone}}")))
                .containsExactly(
                        "This sms text does not say the date. Write {{appointment.date}} or {{appointment.day}}, or leave"
                                + " date out of requires: [date, time, practice].",
                        "This sms text does not say the time. Write {{appointment.time}} or {{appointment.time12}} or"
                                + " {{appointment.time24}}, or leave time out of requires: [date, time, practice].",
                        "This sms text does not say the practice. Write {{practice.name}}, or leave practice out of"
                                + " requires: [date, time, practice].");
        assertThat(TemplateCheck.faults(Channel.SMS, "en", new Template(null, "x", Format.TEXT, Set.of(), Set.of(), 2)))
                .isEmpty();
    }

    @Test
    void asksForTheFormsThatTheLanguageCountsIn() {
        String body = ALL + "{{#plural.one}}a{{/plural.one}}{{#plural.other}}b{{/plural.other}}";

        assertThat(TemplateCheck.faults(Channel.SMS, "sv", new Template(null, body)))
                .isEmpty();
        assertThat(messages(Channel.SMS, "pl", new Template(null, body)))
                .containsExactly("In pl counting also needs {{#plural.few}}…{{/plural.few}},"
                        + " {{#plural.many}}…{{/plural.many}}. Write it too, or write {{count}} alone.");
    }

    @Test
    void takesMarkupForMailsOnly() {
        assertThat(messages(Channel.SMS, "en", new Template(null, ALL, Format.HTML, Need.ALL, Set.of(), 2)))
                .containsExactly("format: html is for email only. Take it out of this sms text.");
    }

    private static List<String> messages(Channel channel, String language, Template template) {
        return TemplateCheck.faults(channel, language, template).stream()
                .map(Fault::message)
                .toList();
    }
}
