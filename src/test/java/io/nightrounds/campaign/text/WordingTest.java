package io.nightrounds.campaign.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Practice THAMES = new Practice("Thames Dental", LONDON, "GB", "en", "+44 20 7946 0100");

    @Test
    void knowsEveryFieldItNames() {
        String body = IntStream.range(0, MessageField.values().length)
                .mapToObj(i -> MessageField.values()[i].written())
                .collect(Collectors.joining(";"));

        assertThat(write(Channel.DIRECT, "en", body, "Ann", 1))
                .isEqualTo("Ann;Doe;en;a-1;24 November 2026;24 November;Tuesday;14:30;2:30 pm;14:30;30;room-4;check-up;"
                        + "Check-up;Bring the X-rays;Thames Dental;+44 20 7946 0100;1");
    }

    @ParameterizedTest(name = "a name on {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SMS    | TEXT | Zoë & <b>O'Hara</b> "Zo"
            VOICE  | TEXT | Zoë & bO'Hara/b Zo
            EMAIL  | TEXT | Zoë & bO'Hara/b "Zo"
            EMAIL  | HTML | Zoë &amp; &lt;b&gt;O&#39;Hara&lt;/b&gt; &quot;Zo&quot;
            DIRECT | TEXT | Zoë & <b>O'Hara</b> "Zo"
            """)
    void writesANameSoThatItStaysAName(Channel channel, Format format, String expected) {
        Template template = new Template(null, "{{patient.firstName}}", format, Set.of(), Set.of(), 2);

        assertThat(new Wording(channel, "en", template)
                        .body(List.of(patient("Zoë & <b>O'Hara</b> \"Zo\"")), visits(1), THAMES))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void keepsAValueOnItsLineAndInItsDirectionOnEveryChannel(Channel channel) {
        assertThat(write(
                        channel,
                        "en",
                        "Dear {{patient.firstName}}!",
                        "Ann\r\n\t\u0000\u202eBcc:\u2028 x\u00a0y\ufeff",
                        1))
                .isEqualTo("Dear Ann Bcc: x y!");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void takesNoFieldFromAName(Channel channel) {
        String name = "{{practice.phone}}{{{practice.phone}}}";

        assertThat(write(channel, "en", "Dear {{patient.firstName}}!", name, 1)).doesNotContain("7946");
    }

    @Test
    void escapesTripleBracesToo() {
        Template template =
                new Template(null, "{{{patient.firstName}}}{{&patient.firstName}}", Format.HTML, Set.of(), Set.of(), 2);

        assertThat(new Wording(Channel.EMAIL, "en", template).body(List.of(patient("<i>")), visits(1), THAMES))
                .isEqualTo("&lt;i&gt;&lt;i&gt;");
    }

    @Test
    void keepsASubjectOnOneLineAndFreeOfMarkup() {
        Template template = new Template("For\n{{patient.firstName}}", "x", Format.HTML, Set.of(), Set.of(), 2);

        assertThat(new Wording(Channel.EMAIL, "en", template)
                        .subject(List.of(patient("Ann & <b>\r\nBcc: all@example.org")), visits(1), THAMES))
                .isEqualTo("For Ann & b Bcc: all@example.org");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            en | 1 | 1 visit
            en | 2 | 2 visits
            pl | 1 | 1 wizyta
            pl | 3 | 3 wizyty
            pl | 5 | 5 wizyt
            """)
    void countsVisitsInTheLanguagesOwnForms(String language, int visits, String expected) {
        String body = language.equals("pl")
                ? "{{count}} {{#plural.one}}wizyta{{/plural.one}}{{#plural.few}}wizyty{{/plural.few}}"
                        + "{{#plural.many}}wizyt{{/plural.many}}"
                : "{{count}} {{#plural.one}}visit{{/plural.one}}{{#plural.other}}visits{{/plural.other}}";

        assertThat(write(Channel.SMS, language, body, "Ann", visits)).isEqualTo(expected);
    }

    @Test
    void tellsOfEveryVisitInOrderWithSeparatorsBetween() {
        String body = "{{#appointments}}{{appointment.day}} {{appointment.time}}{{^-last}}, {{/-last}}{{/appointments}}"
                + " at {{practice.name}}, first {{appointment.day}}";

        assertThat(write(Channel.SMS, "en", body, "Ann", 3))
                .isEqualTo(
                        "24 November 14:30, 25 November 14:30, 26 November 14:30 at Thames Dental, first 24 November");
    }

    private static String write(Channel channel, String language, String body, String name, int visits) {
        return new Wording(channel, language, new Template(null, body))
                .body(List.of(patient(name)), visits(visits), THAMES);
    }

    private static Patient patient(String firstName) {
        return new Patient(
                new PatientKey("thames", "p-1"),
                firstName,
                null,
                "Doe",
                null,
                null,
                false,
                "en",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Set.of());
    }

    /** One a day, from 24 November 2026 on. */
    private static List<Appointment> visits(int number) {
        return IntStream.range(0, number)
                .mapToObj(day -> new Appointment(
                        new AppointmentKey("thames", "a-" + (day + 1)),
                        "p-1",
                        LocalDateTime.of(2026, 11, 24, 14, 30)
                                .plusDays(day)
                                .atZone(LONDON)
                                .toInstant(),
                        LONDON,
                        30,
                        "main",
                        "check-up",
                        "room-4",
                        "Check-up",
                        "Bring the\nX-rays",
                        false,
                        false,
                        null,
                        null,
                        "hash"))
                .toList();
    }
}
