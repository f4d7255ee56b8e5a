package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nightrounds.intake.IntakeLedger.ProblemCount;
import io.nightrounds.intake.IntakeLedger.Rejection;
import io.nightrounds.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** More problems than are kept in full: each row's line and problem is still known, and the books still close. */
class ManyRejectionsTest {
    private static final String HEADER = "id,practice,patientId,date,mobile\n";
    private static final int ROWS = 15_000;

    @Test
    void knowsTheLineOfEveryRowThoughItStoppedMidway(@TempDir Path folder) throws IOException {
        assertKnown(folder, IntakeRun.database());
    }

    @Test
    void knowsThemOnPostgresAlike(@TempDir Path folder) throws IOException {
        DataSource database = new DriverManagerDataSource(Postgres.freshDatabase());
        IntakeRun.tables(database, "postgresql");
        assertKnown(folder, database);
    }

    /** Two rows in three are refused, every second of those for two reasons; every good row loses a value. */
    private static void assertKnown(Path folder, DataSource database) throws IOException {
        Files.writeString(folder.resolve("a.csv"), rows());
        Path job = IntakeRun.jobFile(folder, "appointments: { file: a.csv, defaults: { calendarId: main } }");
        try (IntakeRun intake = IntakeRun.of(job, database)) {
            intake.jdbc().execute("alter table appointment add constraint broken check (id <> 'A13500')");
            assertThat(intake.start().getStatus()).isEqualTo(BatchStatus.FAILED);
            intake.jdbc().execute("alter table appointment drop constraint broken");
            JobExecution again = intake.start();

            intake.assertRead(again, ROWS, ROWS / 3, 2 * ROWS / 3);
            List<Rejection> refused = new ArrayList<>();
            intake.ledger().forEachRejection(IntakeRun.run(again), rejection -> {
                if (rejection.refused()) {
                    refused.add(rejection);
                }
            });
            assertThat(refused.stream().mapToLong(Rejection::line).distinct())
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, ROWS)
                            .filter(row -> row % 3 != 0)
                            .map(row -> row + 1)
                            .boxed()
                            .toList());
            assertThat(refused)
                    .hasSize(ROWS)
                    .isSortedAccordingTo((a, b) -> a.line() == b.line()
                            ? Integer.compare(a.nth(), b.nth())
                            : Long.compare(a.line(), b.line()));
            assertThat(intake.ledger().byProblem(IntakeRun.run(again)))
                    .extracting(ProblemCount::field, ProblemCount::refused, ProblemCount::rows, ProblemCount::firstLine)
                    .containsExactly(
                            tuple("date", true, 10_000L, 2L),
                            tuple("mobile", false, 5_000L, 4L),
                            tuple("practice", true, 5_000L, 2L));
            assertThat(intake.ledger().firstRefused(IntakeRun.run(again), 3))
                    .extracting(Rejection::line, Rejection::field)
                    .containsExactly(tuple(2L, "practice"), tuple(2L, "date"), tuple(3L, "date"));
        }
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 1; row <= ROWS; row++) {
            rows.append("A")
                    .append(row)
                    .append(row % 3 == 1 ? ",nowhere" : ",harbor")
                    .append(",P")
                    .append(row);
            rows.append(row % 3 == 0 ? ",2026-11-30 09:15,n/a\n" : ",2026-13-30 09:15,\n");
        }
        return rows.toString();
    }
}
