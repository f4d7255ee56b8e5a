package io.nightrounds.bench;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As many visits as are asked for on one day, each of a patient of its own, written row by row; and a job file with 64
 * requests open at once, and 8 batches of 200 appointments.
 */
final class BigFeed {
    /** The day two days before which every visit is reminded of. */
    static final String NOW = "2026-12-01T16:00:00Z";

    private static final String NEAR = "2026-12-03";
    private static final String FAR = "2027-11-03";

    /** American numbers that are kept for stories: a hundred in each area. */
    private static final List<String> NUMBERS = numbers();

    private final Path folder;

    BigFeed(Path folder) {
        this.folder = folder;
    }

    /** All due: two days ahead. */
    Path due(int visits) throws IOException {
        return write(visits, NEAR);
    }

    /** None due for a long time. */
    Path notDue(int visits) throws IOException {
        return write(visits, FAR);
    }

    private Path write(int visits, String day) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("appointments.csv"))) {
            out.write("id,patientId,date,duration,typeId,locationId,summary,firstName,lastName,dateOfBirth,language,"
                    + "mobile,email,cancelled,optOut\n");
            for (int i = 0; i < visits; i++) {
                out.write(row(i, day));
            }
        }
        return Files.writeString(folder.resolve("job.yaml"), JOB);
    }

    private static String row(int i, String day) {
        return "v" + i + ",p" + i + "," + day + " " + time(i) + ",30,checkup,main,Check-up,Ada,Stone" + i
                + ",1980-05-17,en," + NUMBERS.get(i % NUMBERS.size()) + ",p" + i + "@example.org,,\n";
    }

    private static String time(int i) {
        return String.format("%02d:%02d", 12 + i % 6, i / 6 % 60);
    }

    private static List<String> numbers() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        List<String> numbers = new ArrayList<>();
        for (long area = 201; area < 990; area++) {
            long first = area * 10_000_000 + 5_550_100;
            if (phones.isValidNumber(new PhoneNumber().setCountryCode(1).setNationalNumber(first))) {
                for (long number = first; number < first + 100; number++) {
                    numbers.add("+1" + number);
                }
            }
        }
        return numbers;
    }

    private static final String JOB = """
            job: bench
            zone: America/New_York
            practices:
              hudson: { name: Hudson Family Clinic, zone: America/New_York, region: US, language: en, phone: "+1 212 555 0100" }
            intake:
              appointments: { file: appointments.csv, defaults: { calendarId: main } }
            campaigns:
              visit-reminder:
                channels: [sms]
                touches: { two-days-before: { before: P2D, latest: P1D } }
                templates:
                  en:
                    sms: { body: "{{practice.name}} {{appointment.date}} {{appointment.time}}" }
            providers:
              updox:
                applicationId: drill
                applicationPassword: ${secret:DRILL_KEY}
                accounts: { hudson: { accountId: hudson } }
              bokamera: { apiKey: "${secret:DRILL_KEY}", token: "${secret:DRILL_KEY}" }
            dispatch: { maxInFlight: 80, senders: { sms: bokamera }, limits: { bokamera: { inFlight: 64 } } }
            sync: { batchSize: 200, inFlight: 8 }
            """;
}
