package io.nightrounds.campaign;

import static io.nightrounds.campaign.SampleVisit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final String SMS = "{ body: \"{{practice.name}}: {{appointment.date}} {{appointment.time}}\" }";
    private static final String CLOCK = "{{appointment.weekday}}, {{appointment.date}}, {{appointment.time}}";

    /** Only what every JDK from 17 on writes alike: some localesʼ a.m. and p.m. have changed since. */
    @ParameterizedTest(name = "{0} in {1}, {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            America/New_York | US | en    | Wednesday, June 10, 2026, 2:30 PM
            Europe/London    | GB | en    | Wednesday, 10 June 2026, 14:30
            Europe/Stockholm | SE | sv    | onsdag, 10 juni 2026, 14:30
            America/New_York | US | en-GB | Wednesday, 10 June 2026, 14:30
            Europe/Madrid    | ES | es    | miércoles, 10 de junio de 2026, 14:30
            """)
    void writesTheClinicsTimeAsItsPatientsWriteIt(String zone, String region, String language, String expected) {
        Texts texts = texts(language, "{ body: \"" + CLOCK + "\", requires: [] }");
        SampleVisit visit =
                visit().at("2026-06-10T14:30").clinic(zone, region, "en").livingIn("Asia/Tokyo");

        assertThat(render(texts, language, Channel.SMS, visit).body()).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Texts texts = texts("en", "{ body: \"Dear {{patient.firstName}}! {{practice.phone}}\", requires: [] }");

        Texts.Text text = render(texts, "en", Channel.SMS, visit().named("").withoutPhone());

        assertThat(text.body()).isEqualTo("Dear !");
        assertThat(text.subject()).isNull();
    }

    @Test
    void canSayMoreWhereSomethingIsKnown() {
        Texts texts = texts(
                "en", "{ body: \"Hi.{{#practice.phone}} Call {{practice.phone}}.{{/practice.phone}}\", requires: [] }");

        assertThat(render(texts, "en", Channel.SMS, visit()).body()).isEqualTo("Hi. Call +16175550100.");
        assertThat(render(texts, "en", Channel.SMS, visit().withoutPhone()).body())
                .isEqualTo("Hi.");
    }

    @Test
    void writesNamesAsTheyAre() {
        Texts texts = texts("en", "{ body: \"Dear {{patient.firstName}}\", requires: [] }");

        assertThat(render(texts, "en", Channel.SMS, visit().named("Zoë & <O'Hara>"))
                        .body())
                .isEqualTo("Dear Zoë & <O'Hara>");
    }

    @Test
    void keepsASubjectOnOneLine() {
        Texts texts = texts("en", "{ subject: \"For {{patient.firstName}}\", body: x, requires: [] }");

        assertThat(render(texts, "en", Channel.SMS, visit().named("Ann\r\nBcc: all@example.org"))
                        .subject())
                .isEqualTo("For Ann Bcc: all@example.org");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{patient.fristName}}               | {{patient.fristName}} is no field of a message. Did you mean 'patient.firstName'?
            {{patient}}                         | {{patient}} is no field
            {{#patient.name}}x{{/patient.name}} | {{patient.name}} is no field
            {{^touch}}x{{/touch}}               | {{touch}} is no field
            {{>footer}}                         | {{>footer}} includes another text
            Dear {{patient.firstName            | cannot be read as a template
            {{#practice.phone}} call us         | cannot be read as a template
            """)
    void refusesATextThatWouldFailOnTheFirstPatient(String body, String message) {
        JobFile file =
                SampleJobFile.of(SampleJobFile.CAMPAIGN.replace(SMS, "{ body: \"" + body + "\", requires: [] }"));

        assertThatThrownBy(() -> Campaigns.from(file))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining(message)
                .hasMessageContaining(".yaml:10:");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from: "08:00", to: "20:00"          | from: "20:00", to: "08:00"                 | from 20:00 to 08:00
            from: "08:00", to: "20:00"          | from: "08:00", to: "24:30"                 | '24:30' is no time of day
            { before: PT3H, latest: PT2H }      | { before: PT0S }                           | no time in which it could go out
            { before: PT3H, latest: PT2H }      | { before: P400D }                          | between PT0S and 366 days
            { before: PT3H, latest: PT2H }      | { before: P99999999999999999999D }         | is no ISO 8601 duration
            channels: [sms, email, voice]       | channels: [sms, email, voice, direct]      | Channel 'direct' has no text
            sv:                                 | swedish_language:                          | 'swedish_language' is no language tag
            """)
    void refusesRulesThatCannotBeKept(String right, String wrong, String message) {
        JobFile file = SampleJobFile.of(SampleJobFile.CAMPAIGN.replace(right, wrong));

        assertThatThrownBy(() -> Campaigns.from(file))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining(message);
    }

    @Test
    void asksForTheSyncUnlessToldOtherwise() {
        Campaigns silent = SampleJobFile.campaigns(SampleJobFile.CAMPAIGN);
        Campaigns without = SampleJobFile.campaigns(SampleJobFile.CAMPAIGN + "    requireSync: false\n");

        assertThat(silent.of("recall").requireSync()).isTrue();
        assertThat(without.of("recall").requireSync()).isFalse();
    }

    @Test
    void takesTheSampleJobFile() {
        Campaigns sample = Campaigns.from(JobFile.read(Path.of("jobs/nightly.yaml")));

        assertThat(sample.of("visit-reminder").touches())
                .containsOnlyKeys("week-before", "two-days-before", "hours-before");
        assertThat(sample.of("visit-reminder").languages(Channel.DIRECT)).containsExactly("en", "sv");
    }

    private static Texts.Text render(Texts texts, String language, Channel channel, SampleVisit visit) {
        return texts.render(
                "recall", language, channel, List.of(visit.patient()), List.of(visit.appointment()), visit.practice());
    }

    /** The sample campaign with one text message, in that language. */
    private static Texts texts(String language, String template) {
        String start = SampleJobFile.CAMPAIGN.substring(0, SampleJobFile.CAMPAIGN.indexOf("    templates:"));
        return new Texts(SampleJobFile.campaigns(start.replace("[sms, email, voice]", "[sms]") + "    templates:\n"
                + "      " + language + ": { sms: " + template + " }\n"));
    }
}
