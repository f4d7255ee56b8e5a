package io.nightrounds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small feed and a job file for it, written into a scratch folder. Each visit has a patient and a number of its own.
 */
public final class Feed {
    private static final String HEADER = "id,patientId,date,firstName,lastName,mobile,email,cancelled,optOut";

    private final Path folder;
    private final List<String> rows = new ArrayList<>();
    private int maxInFlight = 16;
    private int practices = 1;
    private String more = "";
    private String list = "";

    private Feed(Path folder) {
        this.folder = folder;
    }

    public static Feed in(Path folder) {
        return new Feed(folder);
    }

    /** A visit at that local time, with a mobile number from the range that is kept for stories. */
    public Feed visit(String id, String date) {
        return row(id + ",p-" + id + "," + date + ",Ada,Stone," + mobile(rows.size()) + ",,,");
    }

    /** So many visits on that day, ten a minute from eight o'clock on, with ids {@code v0000} and on. */
    public Feed visits(int number, String day) {
        for (int i = 0; i < number; i++) {
            visit(String.format("v%04d", i), String.format("%s %02d:%02d", day, 8 + i / 600, i / 10 % 60));
        }
        return this;
    }

    public Feed row(String line) {
        rows.add(line);
        return this;
    }

    /** How many messages the job file allows in flight. */
    public Feed maxInFlight(int number) {
        maxInFlight = number;
        return this;
    }

    /** Spreads the visits over so many practices, one row each in turn. */
    public Feed practices(int number) {
        practices = number;
        return this;
    }

    /** Sections that the job file has besides, such as {@code costs}. */
    public Feed with(String sections) {
        more = sections;
        return this;
    }

    /** Leaves out all rows behind the first ones, as an export that broke off. */
    public Feed keepFirst(int number) {
        rows.subList(number, rows.size()).clear();
        return this;
    }

    /** Leaves out all rows before the last ones. */
    public Feed keepLast(int number) {
        rows.subList(0, rows.size() - number).clear();
        return this;
    }

    /** Its texts can tell of several visits. */
    public Feed tellingSeveral() {
        list = " {{#appointments}}{{appointment.id}} {{/appointments}}";
        return this;
    }

    /** Puts that line in place of the one that begins so. */
    public Feed replace(String beginning, String line) {
        rows.replaceAll(row -> row.startsWith(beginning) ? line : row);
        return this;
    }

    public Path feedFile() {
        return folder.resolve("appointments.csv");
    }

    /** Writes feed and job file, and answers the job file. */
    public Path write() {
        try {
            Files.createDirectories(folder);
            Files.writeString(feedFile(), practices == 1 ? text(HEADER, rows) : text(HEADER + ",practice", placed()));
            Path job = folder.resolve("job.yaml");
            Files.writeString(
                    job,
                    JOB.replace("MAX_IN_FLIGHT", String.valueOf(maxInFlight))
                                    .replace("LIST", list)
                                    .replace(PRACTICE, eachPractice(PRACTICE, "\n"))
                                    .replace(ACCOUNT, eachPractice(ACCOUNT, ", "))
                            + more);
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String header, List<String> lines) {
        return header + "\n" + String.join("\n", lines) + "\n";
    }

    private List<String> placed() {
        return IntStream.range(0, rows.size())
                .mapToObj(n -> rows.get(n) + "," + practice(n % practices))
                .toList();
    }

    private String eachPractice(String written, String between) {
        return IntStream.range(0, practices)
                .mapToObj(n -> written.replace("thames", practice(n)))
                .collect(Collectors.joining(between));
    }

    private static String practice(int n) {
        return n == 0 ? "thames" : "thames" + n;
    }

    private static String mobile(int n) {
        return "+44770090" + String.format("%04d", n % 1000);
    }

    private static final String PRACTICE =
            "  thames: { name: Thames Dental, zone: Europe/London, region: GB, language: en,"
                    + " phone: \"+44 20 7946 0100\" }";
    private static final String ACCOUNT = "thames: { accountId: thames }";

    private static final String JOB = """
            job: drill
            zone: Europe/London
            practices:
              thames: { name: Thames Dental, zone: Europe/London, region: GB, language: en, phone: "+44 20 7946 0100" }
            intake:
              appointments: { file: appointments.csv, defaults: { calendarId: main } }
            sync: { attempts: 2, firstDelay: PT0S }
            campaigns:
              visit-reminder:
                channels: [sms, email]
                window: { from: "08:00", to: "20:00" }
                touches: { two-days-before: { before: P2D, latest: P1D } }
                templates:
                  en:
                    sms: { body: "{{practice.name}} {{appointment.id}} {{appointment.date}} {{appointment.time}}LIST" }
                    email:
                      subject: "{{appointment.id}}"
                      body: "{{practice.name}} {{appointment.date}} {{appointment.time}}LIST"
            caps: { recipient: { day: none, week: none } }
            dispatch:
              maxInFlight: MAX_IN_FLIGHT
              senders: { sms: bokamera, email: globalportal }
            providers:
              updox:
                applicationId: drill
                applicationPassword: ${secret:DRILL_KEY}
                accounts: { thames: { accountId: thames } }
              globalportal: { from: { email: drill@example.org } }
              bokamera: { apiKey: "${secret:DRILL_KEY}", token: "${secret:DRILL_KEY}" }
            """;
}
