package io.nightrounds.campaign;

import io.nightrounds.appointment.Practices;
import io.nightrounds.jobfile.JobFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A job file of which a test writes the campaigns only. */
final class SampleJobFile {
    static final String CAMPAIGN = """
            campaigns:
              recall:
                channels: [sms, email, voice]
                window: { from: "08:00", to: "20:00" }
                touches:
                  week-before: { before: P7D, latest: P1D }
                  hours-before: { before: PT3H, latest: PT2H }
                templates:
                  en:
                    sms: { body: "{{practice.name}}: {{appointment.date}} {{appointment.time}}" }
                    email: { subject: "Visit on {{appointment.date}}", body: "Dear {{patient.firstName}}", requires: [date] }
                    voice: { body: "{{practice.name}}", requires: [practice] }
                  sv:
                    sms: { body: "{{practice.name}}: {{appointment.weekday}} {{appointment.date}} {{appointment.time}}" }
            """;

    static final String NO_CAPS = """
            caps:
              patient: { day: none, week: none }
              recipient: { day: none, week: none }
            """;

    private static final String OTHERS = """
            job: nightly
            zone: America/New_York
            practices:
              harbor: { name: Harbor, zone: America/New_York, region: US, language: en }
            intake:
              appointments: { file: appointments.csv }
            dispatch:
              senders: { sms: bokamera }
            providers: {}
            """;

    private SampleJobFile() {}

    static JobFile of(String campaigns) {
        try {
            Path file = Files.createTempFile("campaign", ".yaml");
            Files.writeString(file, campaigns + OTHERS);
            try {
                return JobFile.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Campaigns campaigns(String campaigns) {
        return Campaigns.from(
                of(campaigns),
                () -> new Practices(Map.of("harbor", SampleVisit.visit().practice())));
    }

    /** The sample campaign with another set of touches, written as in the file. */
    static Campaigns withTouches(String window, String touches) {
        String from = CAMPAIGN.substring(CAMPAIGN.indexOf("    window:"), CAMPAIGN.indexOf("    templates:"));
        return campaigns(CAMPAIGN.replace(from, "    window: " + window + "\n    touches: " + touches + "\n"));
    }
}
