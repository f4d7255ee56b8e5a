package io.nightrounds.campaign;

import static io.nightrounds.appointment.Channel.DIRECT;
import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.jobfile.JobFileInvalid;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyTextsTest {
    private static final String LIST =
            "{{#appointments}}{{patient.firstName}} {{appointment.time24}}. {{/appointments}}";

    @Test
    void namesThePatientOfEachVisit() {
        Texts texts = new Texts(family("{{practice.name}} {{appointment.day}}: " + LIST));
        Visit ann = SampleVisit.visit().known("a-1", "p-1").build();
        Visit ben = SampleVisit.visit()
                .known("a-2", "p-2")
                .named("Ben")
                .at("2026-06-10T11:00")
                .build();

        Texts.Text text = texts.render(
                "recall",
                "en",
                SMS,
                List.of(ann.patient(), ben.patient()),
                List.of(ann.appointment(), ben.appointment()),
                ann.practice());

        assertThat(text.body()).isEqualTo("Harbor Family Practice June 10: Ann 10:00. Ben 11:00.");
    }

    @Test
    void refusesATextThatSpeaksToOneOfThem() {
        assertThatThrownBy(() -> family("Dear {{patient.firstName}}, {{practice.name}} {{appointment.day}}: " + LIST))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("names the patient outside of {{#appointments}}")
                .hasMessageContaining("or write group: patient");
    }

    @Test
    void refusesARuleThatNoTextCanFollow() {
        assertThatThrownBy(() -> family("{{practice.name}} {{appointment.day}} {{appointment.time}}"))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("group: family needs a text that can tell of several visits");
    }

    @Test
    void aDirectMessageIsNoFamilyMatter() {
        assertThat(Grouping.FAMILY.mixesPatients(DIRECT)).isFalse();
    }

    private static Campaigns family(String sms) {
        return SampleJobFile.campaigns("""
                campaigns:
                  recall:
                    channels: [sms]
                    group: family
                    touches: { week-before: { before: P7D } }
                    templates: { en: { sms: { body: "%s" } } }
                """.formatted(sms));
    }
}
