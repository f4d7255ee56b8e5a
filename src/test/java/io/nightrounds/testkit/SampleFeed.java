package io.nightrounds.testkit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes a feed of appointments that looks like a real one and names nobody: {@code SampleFeed ROWS PATH SEED}. The
 * same arguments write the same bytes. {@code data/sample/appointments.csv} is 2,400 rows of seed 7.
 */
public final class SampleFeed {
    static final int SAMPLE_ROWS = 2400;
    static final long SAMPLE_SEED = 7;

    private static final List<String> HEADER = List.of(
            ("id,oldId,updoxId,practice,locationId,calendarId,typeId,patientId,date,duration,summary,details,cancelled,"
                            + "blocked,firstName,middleName,lastName,dateOfBirth,gender,deceased,language,timeZone,mobile,"
                            + "landline,email,directAddress,channels,optOut")
                    .split(","));
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 25);
    private static final int DAYS = 37;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int ROWS_PER_PATIENT = 3;
    private static final int ONE_IN_DIRTY = 50;
    private static final String[] TYPES = {"check-up", "follow-up", "cleaning", "vaccination", "first-visit"};
    private static final String[] SUMMARIES = {"Check-up", "Follow-up", "Cleaning", "Vaccination", "First visit"};
    private static final int[] DURATIONS = {15, 20, 30, 45};

    private final Random random;
    private final List<SamplePatient> patients;
    private final Map<String, String> lastIds = new HashMap<>();
    private int dirty;

    private SampleFeed(int rows, long seed) {
        random = new Random(seed);
        patients = SamplePatient.some(Math.max(1, rows / ROWS_PER_PATIENT), random);
    }

    public static void main(String[] args) throws IOException {
        write(Integer.parseInt(args[0]), Path.of(args[1]), Long.parseLong(args[2]));
    }

    /** Writes that many rows below a header. */
    public static void write(int rows, Path path, long seed) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            SampleFeed feed = new SampleFeed(rows, seed);
            line(out, HEADER);
            for (int number = 0; number < rows; number++) {
                Map<String, String> row = feed.row(number);
                line(
                        out,
                        HEADER.stream().map(name -> row.getOrDefault(name, "")).toList());
            }
        }
    }

    private static void line(Writer out, List<String> fields) throws IOException {
        out.write(fields.stream().map(SampleFeed::quoted).collect(Collectors.joining(",")));
        out.write('\n');
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private Map<String, String> row(int number) {
        SamplePatient patient = patients.get(random.nextInt(patients.size()));
        Map<String, String> row = new LinkedHashMap<>(patient.fields());
        int type = random.nextInt(TYPES.length);
        row.put("id", "A" + (100_001 + number));
        row.put("oldId", random.nextInt(100) == 0 ? "OLD-" + number : "");
        row.put("updoxId", random.nextInt(20) == 0 ? String.valueOf(500_000 + number) : "");
        row.put("locationId", patient.practice() + "-main");
        row.put("calendarId", patient.practice() + "-" + (1 + random.nextInt(4)));
        row.put("typeId", TYPES[type]);
        row.put("date", date());
        row.put("duration", String.valueOf(DURATIONS[random.nextInt(DURATIONS.length)]));
        row.put("summary", SUMMARIES[type]);
        row.put("details", details());
        row.put("cancelled", String.valueOf(random.nextInt(20) == 0));
        row.put("blocked", String.valueOf(random.nextInt(100) == 0));
        if (random.nextInt(ONE_IN_DIRTY) == 0) {
            soil(row);
        }
        lastIds.put(patient.practice(), row.get("id"));
        return row;
    }

    private String date() {
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        }
        LocalTime time = LocalTime.of(8, 0).plusMinutes(15L * random.nextInt(36));
        LocalDateTime moment = day.atTime(time);
        return random.nextInt(25) == 0 ? moment.toString() : moment.format(WRITTEN);
    }

    private String details() {
        return switch (random.nextInt(40)) {
            case 0 -> "Please bring:\n- insurance card\n- list of medicines";
            case 1 -> "Ask for \"the blue door\", second floor";
            case 2 -> "Parking is free, entrance B";
            default -> "";
        };
    }

    /** Dirt of the kinds that real exports have, each in turn, so that a small sample has them all. */
    private void soil(Map<String, String> row) {
        switch (dirty++ % 16) {
            case 0 -> row.put("date", "2026-13-05 09:00");
            case 1 -> row.put("mobile", "4.47E+11");
            case 2 -> row.put("patientId", "");
            case 3 -> row.put("id", lastIds.getOrDefault(row.get("practice"), row.get("id")));
            case 4 -> row.put("email", "nobody at example.org");
            case 5 -> row.put("id", "1.00123E+11");
            case 6 -> row.put("practice", row.get("practice") + "s");
            case 7 -> row.put("language", "English");
            case 8 -> row.put("date", "12/04/2026 9:30 AM");
            case 9 -> row.put("mobile", "n/a");
            case 10 -> row.put("duration", "half an hour");
            case 11 -> row.put("optOut", "no texts");
            case 12 -> row.put("date", "46000.375");
            case 13 -> row.put("channels", "fax|sms");
            case 14 -> row.put("cancelled", "maybe");
            default -> row.put("timeZone", "Eastern");
        }
    }
}
