package io.nightrounds.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A night of few visits on all four channels, most of them on one, with a job file and its two input files. */
record DrillFeed(Path job, Set<String> visits) {
    static final int MAX_IN_FLIGHT = 4;
    /** When the program believes to run: two days before the visits. */
    static final String NOW = "2026-12-01T10:00:00Z";
    /**
     * When a killed night is begun or resumed again: a clock that were set back would make it wait for its own past.
     */
    static final String SOON = "2026-12-01T10:01:00Z";
    /** When it is gone on with to its end. */
    static final String LATER = "2026-12-01T10:02:00Z";

    /** So many visits for that sender, and one for each of the others. */
    static DrillFeed write(Path folder, Sender most, int number) throws IOException {
        Files.createDirectories(folder);
        StringBuilder visits = new StringBuilder("id,patientId,date,firstName,lastName\n");
        StringBuilder contacts = new StringBuilder("patientId,channels,"
                + Arrays.stream(Sender.values()).map(Sender::column).collect(Collectors.joining(",")) + "\n");
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < number + Sender.values().length - 1; i++) {
            String id = String.format(Locale.ROOT, "v%04d", i);
            ids.add(id);
            visits.append(id).append(",p").append(i).append(",2026-12-03 09:00,Ada,Stone\n");
            contacts.append(contact(i, sender(most, i)));
        }
        Files.writeString(folder.resolve("appointments.csv"), visits);
        Files.writeString(folder.resolve("contacts.csv"), contacts);
        return new DrillFeed(Files.writeString(folder.resolve("job.yaml"), JOB), ids);
    }

    private static Sender sender(Sender most, int visit) {
        Sender other = Sender.values()[(most.ordinal() + visit) % Sender.values().length];
        return visit < Sender.values().length ? other : most;
    }

    private static String contact(int visit, Sender sender) {
        String fields = Arrays.stream(Sender.values())
                .map(each -> each == sender ? each.contact(visit) : "")
                .collect(Collectors.joining(","));
        return "p" + visit + "," + sender.channel() + "," + fields + "\n";
    }

    private static final String JOB = """
            job: drill
            zone: Europe/London
            practices:
              thames: { name: Thames Dental, zone: Europe/London, region: GB, language: en, phone: "+44 20 7946 0100" }
            intake:
              appointments: { file: appointments.csv, defaults: { calendarId: main } }
              contacts: { file: contacts.csv }
            sync: { attempts: 2, firstDelay: PT0S }
            campaigns:
              visit-reminder:
                channels: [sms, voice, email, direct]
                window: { from: "08:00", to: "20:00" }
                touches: { two-days-before: { before: P2D, latest: P1D } }
                templates:
                  en:
                    sms: { body: "{{practice.name}} {{appointment.id}}", requires: [] }
                    voice: { body: "{{practice.name}} {{appointment.id}}", requires: [] }
                    email: { subject: "{{practice.name}}", body: "{{appointment.id}}", requires: [] }
                    direct: { subject: "{{practice.name}}", body: "{{appointment.id}}", requires: [] }
            dispatch:
              maxInFlight: %d
              senders: { sms: bokamera, voice: patientcomms, email: globalportal, direct: updox }
              limits: { bokamera: { inFlight: 3 }, patientcomms: { inFlight: 3 } }
            providers:
              updox:
                applicationId: drill
                applicationPassword: ${secret:DRILL_KEY}
                accounts: { thames: { accountId: thames, userId: reminders } }
              patientcomms: { apiKey: "${secret:DRILL_KEY}", username: drill, source: Drill }
              globalportal: { from: { email: drill@example.org } }
              bokamera: { apiKey: "${secret:DRILL_KEY}", token: "${secret:DRILL_KEY}" }
            """.formatted(MAX_IN_FLIGHT);
}
