package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A file that does not hold still while it is read: noticed, said, and read anew by the next start. */
class ChangingFeedTest {
    private static final int ROWS = 3000;

    @Test
    void noticesThatItGrowsAndReadsItsNewRowsOnResuming(@TempDir Path folder) throws IOException {
        Path file = feed(folder);
        assertStopsAndReads(
                file,
                () -> Files.writeString(file, row(ROWS + 1), StandardOpenOption.APPEND),
                "changed while",
                ROWS + 1);
    }

    @Test
    void noticesThatItShrinks(@TempDir Path folder) throws IOException {
        Path file = feed(folder);
        assertStopsAndReads(file, () -> Files.writeString(file, rows(10)), "changed while", 10);
    }

    @Test
    void noticesThatAnotherFileTookItsPlace(@TempDir Path folder) throws IOException {
        Path file = feed(folder);
        assertStopsAndReads(
                file,
                () -> Files.move(
                        Files.writeString(folder.resolve("new.csv"), rows(1500)),
                        file,
                        StandardCopyOption.REPLACE_EXISTING),
                "changed while",
                1500);
    }

    @Test
    void noticesThatItVanishesAndGoesOnWhenItIsBack(@TempDir Path folder) throws IOException {
        Path file = feed(folder);
        try (IntakeRun intake = runWith(file, () -> Files.delete(file))) {
            assertStops(file, intake.start(), "vanished while");
            assertThat(IntakeRun.failure(intake.start())).isInstanceOf(FeedRefused.class);
            Files.writeString(file, rows(ROWS));
            intake.assertRead(intake.start(), ROWS, ROWS, 0);
        }
    }

    private static Path feed(Path folder) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), rows(ROWS));
    }

    private static void assertStopsAndReads(Path file, Change change, String said, int rows) {
        try (IntakeRun intake = runWith(file, change)) {
            assertStops(file, intake.start(), said);
            JobExecution again = intake.start();
            assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            intake.assertRead(again, rows, rows, 0);
        }
    }

    private static void assertStops(Path file, JobExecution execution, String said) {
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(IntakeRun.failure(execution))
                .rootCause()
                .isInstanceOf(FeedBroken.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(said)
                .hasMessageContaining("resume");
    }

    private static IntakeRun runWith(Path file, Change change) {
        Path job = IntakeRun.jobFile(
                file.resolveSibling("."), "appointments: { file: a.csv, defaults: { calendarId: main } }");
        return IntakeRun.of(job, new AfterTheFirstRows(IntakeRun.database(), change));
    }

    private static String rows(int number) {
        StringBuilder rows = new StringBuilder("id,practice,patientId,date\n");
        for (int i = 1; i <= number; i++) {
            rows.append(row(i));
        }
        return rows.toString();
    }

    private static String row(int number) {
        return "A" + number + ",harbor,P" + number + ",2026-11-30 09:15\n";
    }

    private interface Change {
        void run() throws IOException;
    }

    /** Changes the file once, as soon as a first chunk of its rows is committed. */
    private static final class AfterTheFirstRows extends DelegatingDataSource {
        private final JdbcTemplate look;
        private final Change change;
        private boolean changed;

        AfterTheFirstRows(DataSource database, Change change) {
            super(database);
            this.look = new JdbcTemplate(database);
            this.change = change;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Long read = look.queryForObject("select coalesce(max(rows_read), 0) from feed", Long.class);
            if (!changed && read != null && read > 0) {
                changed = true;
                try {
                    change.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return super.getConnection();
        }
    }
}
