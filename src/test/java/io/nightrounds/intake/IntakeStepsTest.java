package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nightrounds.intake.IntakeLedger.Rejection;
import io.nightrounds.testkit.Postgres;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

class IntakeStepsTest {
    private static final String HEADER = "id,practice,patientId,date,mobile,details,optOut\n";
    private static final String INTAKE = "appointments: { file: a.csv, defaults: { calendarId: main } }";

    @Test
    void goesOnAfterAFailureWithoutLosingOrDoublingARow(@TempDir Path folder) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 2600; i++) {
            rows.append("A")
                    .append(i == 2500 ? 5 : i)
                    .append(i % 100 == 0 ? ",nowhere" : ",harbor")
                    .append(",P");
            rows.append(i % 700).append(",2026-11-30 09:15,,,\n");
        }
        try (IntakeRun intake = intake(folder, rows.toString())) {
            intake.jdbc().execute("alter table appointment add constraint broken check (id <> 'A2501')");
            assertThat(intake.start().getStatus()).isEqualTo(BatchStatus.FAILED);
            intake.jdbc().execute("alter table appointment drop constraint broken");
            JobExecution again = intake.start();
            assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(again.getStepExecutions())
                    .anySatisfy(step -> assertThat(step.getReadCount()).isEqualTo(600));
            intake.assertRead(again, 2600, 2574, 26);
        }
    }

    @Test
    void refusesTheSecondRowOfAnIdEvenAcrossChunks(@TempDir Path folder) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 2200; i++) {
            rows.append("A").append(i == 2100 || i == 20 ? 7 : i).append(",harbor,P1,2026-11-30 09:15,,,\n");
        }
        try (IntakeRun intake = intake(folder, rows.toString())) {
            JobExecution execution = intake.start();
            assertThat(rejections(intake, execution)).hasSize(2).allSatisfy(rejection -> {
                assertThat(rejection.problem()).isEqualTo("stands twice in this file; the first row was taken");
                assertThat(rejection.remedy()).startsWith("Line 8 ");
            });
            intake.assertRead(execution, 2200, 2198, 2);
        }
    }

    @Test
    void readsAChangedFileFromItsStart(@TempDir Path folder) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 2500; i++) {
            rows.append("A").append(i).append(",harbor,P").append(i).append(",2026-11-30 09:15,n/a,,all\n");
        }
        try (IntakeRun intake = intake(folder, rows.toString())) {
            intake.jdbc().execute("alter table appointment add constraint broken check (id <> 'A2500')");
            assertThat(intake.start().getStatus()).isEqualTo(BatchStatus.FAILED);
            Files.writeString(folder.resolve("a.csv"), HEADER + "B1,harbor,P1,2026-11-30 09:15,,,\nB2,,P2,,,,\n");
            JobExecution again = intake.start();
            intake.assertRead(again, 2, 1, 1);
            assertThat(rejections(intake, again)).extracting(Rejection::line).containsOnly(3L);
            assertThat(intake.jdbc().queryForObject("select opt_out from patient where id = 'P1'", String.class))
                    .isEmpty();
        }
    }

    @Test
    void keepsAnOptOutThatALaterRowOfTheRunDoesNotRepeat(@TempDir Path folder) throws IOException {
        String rows = HEADER + "A1,harbor,P1,2026-11-30 09:15,617-555-0100,,sms\n"
                + "A2,harbor,P1,2026-12-01 09:15,617-555-0101,,\n";
        try (IntakeRun intake = intake(folder, rows)) {
            intake.start();
            assertThat(intake.jdbc().queryForMap("select mobile, opt_out from patient"))
                    .containsEntry("MOBILE", "+16175550101")
                    .containsEntry("OPT_OUT", "SMS");
        }
    }

    @Test
    void givesEachRowTheLineItBeginsOn(@TempDir Path folder) throws IOException {
        String rows = "\uFEFF" + HEADER.replace("\n", "\r\n")
                + "A1,harbor,P1,2026-11-30 09:15,,\"two\r\nlines with a \\ and \"\"quotes\"\"\",\r\n"
                + "\r\n"
                + "A2,harbor,P2,2026-11-30 09:15\r\n"
                + "A3,harbor,P3,2026-11-30 09:15,,\"never closed,\r\n"
                + "A4,harbor,P4,2026-11-30 09:15,,\"closed\",\r\n"
                + "A5,harbor,P\0,2026-11-30 09:15,,,\r\n";
        try (IntakeRun intake = intake(folder, rows)) {
            JobExecution execution = intake.start();
            assertThat(rejections(intake, execution))
                    .extracting(Rejection::line, Rejection::problem)
                    .containsExactly(
                            tuple(5L, "has too few columns"),
                            tuple(6L, "opens a quote that is not closed"),
                            tuple(8L, "holds NUL characters"));
            assertThat(intake.jdbc().queryForList("select id from appointment order by id", String.class))
                    .containsExactly("A1", "A4");
            assertThat(intake.jdbc().queryForObject("select details from appointment where id = 'A1'", String.class))
                    .isEqualTo("two\nlines with a \\ and \"quotes\"");
        }
    }

    @Test
    void refusesOnlyTheRowWhoseBytesAreNotUtf8(@TempDir Path folder) throws IOException {
        Files.write(
                folder.resolve("a.csv"),
                (HEADER + "A1,harbor,P1,2026-11-30 09:15,,Göran,\nA2,harbor,P1,2026-11-30 09:15,,,\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        try (IntakeRun intake = IntakeRun.of(IntakeRun.jobFile(folder, INTAKE))) {
            JobExecution execution = intake.start();
            assertThat(rejections(intake, execution))
                    .extracting(Rejection::problem)
                    .containsExactly("holds bytes that are not UTF-8");
            intake.assertRead(execution, 2, 1, 1);
        }
    }

    @Test
    void joinsPeopleAndKeepsTheOptOutOfARepeatedOne(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("c.csv"),
                "PERSON;MOBILE;OPTOUT\nP1;617-555-0100;sms\nP1;617-555-0101;\n;617-555-0102;\n");
        Files.writeString(folder.resolve("a.csv"), HEADER + "A1,harbor,P1,2026-11-30 09:15,,,\n");
        Path job = IntakeRun.jobFile(folder, INTAKE + """

                contacts:
                  file: c.csv
                  separator: ";"
                  columns: { patientId: PERSON, mobile: MOBILE, optOut: OPTOUT }
                """);
        try (IntakeRun intake = IntakeRun.of(job)) {
            JobExecution execution = intake.start();
            assertThat(intake.jdbc().queryForMap("select mobile, opt_out from patient"))
                    .containsEntry("MOBILE", "+16175550101")
                    .containsEntry("OPT_OUT", "SMS");
            assertThat(rejections(intake, execution))
                    .extracting(Rejection::source, Rejection::line, Rejection::refused)
                    .containsExactly(tuple("contacts", 3L, false), tuple("contacts", 4L, true));
        }
    }

    @Test
    void keepsTheStrictestOfAPatientWhoStandsInThousandsOfRows(@TempDir Path folder) throws IOException {
        StringBuilder contacts = new StringBuilder("patientId,mobile,optOut\n");
        for (int i = 0; i < 3000; i++) {
            contacts.append("P1,617-555-0100,word").append(i).append('\n');
        }
        Files.writeString(folder.resolve("c.csv"), contacts);
        Files.writeString(folder.resolve("a.csv"), HEADER + "A1,harbor,P1,2026-11-30 09:15,,,\n");
        try (IntakeRun intake = IntakeRun.of(IntakeRun.jobFile(folder, INTAKE + "\ncontacts: { file: c.csv }"))) {
            intake.assertRead(intake.start(), 1, 1, 0);
            assertThat(intake.jdbc().queryForObject("select opt_out from patient", String.class))
                    .contains("SMS", "VOICE", "EMAIL", "DIRECT");
        }
    }

    @Test
    void refusesRowsTooLongForMemory(@TempDir Path folder) throws IOException {
        String rows = HEADER + "A1,harbor,P1,2026-11-30 09:15,," + "x".repeat(33_000) + ",\n"
                + "A2,harbor,P1,2026-11-30 09:15,," + "x".repeat(5_000) + ",\n";
        try (IntakeRun intake = intake(folder, rows)) {
            JobExecution execution = intake.start();
            assertThat(rejections(intake, execution))
                    .extracting(Rejection::line, Rejection::problem, Rejection::refused)
                    .containsExactly(tuple(2L, "is too long", true), tuple(3L, "is too long and was cut", false));
        }
    }

    @Test
    void refusesUtf16WithOrWithoutItsMark(@TempDir Path folder) throws IOException {
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
            Files.writeString(
                    folder.resolve("a.csv"), HEADER + "A1,harbor,P1,2026-11-30 09:15,,,\n", Charset.forName(encoding));
            try (IntakeRun intake = IntakeRun.of(IntakeRun.jobFile(folder, INTAKE))) {
                assertThat(IntakeRun.failure(intake.start()))
                        .as(encoding)
                        .isInstanceOf(FeedRefused.class)
                        .hasMessageContaining("Export it as CSV in UTF-8");
            }
        }
    }

    @Test
    void refusesAHundredThousandColumns(@TempDir Path folder) throws IOException {
        StringBuilder header = new StringBuilder(HEADER.strip());
        for (int i = 0; i < 100_000; i++) {
            header.append(",c");
        }
        assertThat(refusal(folder, header + "\nA1\n"))
                .hasMessageContaining("100007 columns")
                .returns(true, FeedRefused::configuration);
        try (IntakeRun intake =
                intake(folder, HEADER + ",".repeat(100_000) + "x\nA2,harbor,P1,2026-11-30 09:15,,,\n")) {
            JobExecution execution = intake.start();
            assertThat(rejections(intake, execution))
                    .extracting(Rejection::line, Rejection::problem)
                    .containsExactly(tuple(2L, "has too many columns"));
            intake.assertRead(execution, 2, 1, 1);
        }
    }

    @Test
    void refusesAFileThatIsMissingEmptyOrNoTextAndChangesNothing(@TempDir Path folder) throws IOException {
        assertThat(refusal(folder, "")).hasMessageContaining("is empty").returns(false, FeedRefused::configuration);
        assertThat(refusal(folder, HEADER)).hasMessageContaining("no row").returns(false, FeedRefused::configuration);
        assertThat(refusal(folder, "PK\u0003\u0004\0\0"))
                .hasMessageContaining("not text")
                .returns(true, FeedRefused::configuration);
        assertThat(refusal(folder, "id,patient_id,date\nA1,P1,x\n"))
                .hasMessageContaining("'practice'")
                .hasMessageContaining("'patientId' (did you mean 'patient_id'?)")
                .hasMessageContaining("It has: id, patient_id, date")
                .returns(true, FeedRefused::configuration);
        assertThat(refusal(folder, "id;practice;patientId;date\nA1;harbor;P1;x\n"))
                .hasMessageContaining("separator");
        Files.delete(folder.resolve("a.csv"));
        try (IntakeRun intake = IntakeRun.of(IntakeRun.jobFile(folder, INTAKE))) {
            assertThat(IntakeRun.failure(intake.start()))
                    .isInstanceOf(FeedRefused.class)
                    .hasMessageContaining("is not there");
        }
    }

    @Test
    void readsIntoPostgresAlike(@TempDir Path folder) throws IOException {
        DataSource database = Postgres.freshSource();
        IntakeRun.tables(database, "postgresql");
        try (IntakeRun intake = IntakeRun.of(Path.of("jobs/nightly.yaml"), database)) {
            JobExecution execution = intake.start();
            assertThat(execution.getAllFailureExceptions()).isEmpty();
            intake.assertRead(execution, 2400, 2371, 29);
            assertThat(intake.ledger().byProblem(IntakeRun.run(execution))).hasSize(16);
        }
    }

    private static FeedRefused refusal(Path folder, String content) throws IOException {
        try (IntakeRun intake = intake(folder, content)) {
            Throwable failure = IntakeRun.failure(intake.start());
            assertThat(intake.jdbc().queryForObject("select count(*) from feed", Long.class))
                    .isZero();
            return (FeedRefused) failure;
        }
    }

    private static IntakeRun intake(Path folder, String content) throws IOException {
        Files.writeString(folder.resolve("a.csv"), content);
        return IntakeRun.of(IntakeRun.jobFile(folder, INTAKE));
    }

    private static List<Rejection> rejections(IntakeRun intake, JobExecution execution) {
        List<Rejection> rejections = new ArrayList<>();
        intake.ledger().forEachRejection(IntakeRun.run(execution), rejections::add);
        return rejections;
    }
}
