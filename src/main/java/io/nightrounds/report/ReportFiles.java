package io.nightrounds.report;

import io.nightrounds.report.page.HtmlPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes the report of a run as files. Writing again replaces them. */
@Component
public final class ReportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);

    private final ReminderRows reminders;
    private final RejectionRows rejections;
    private final Environment environment;

    ReportFiles(ReminderRows reminders, RejectionRows rejections, Environment environment) {
        this.reminders = reminders;
        this.rejections = rejections;
        this.environment = environment;
    }

    /** Where a run's report is kept: a folder of its own in the home's {@code reports}. */
    public Path folder(RunFacts facts) {
        String home = environment.getProperty("nightrounds.home", "data/out");
        return Path.of(home, "reports", facts.job() + "-" + facts.date() + "-run" + facts.run());
    }

    /**
     * Writes {@code report.html}, {@code report.csv} with every reminder of the run, {@code rejected.csv} and
     * {@code report.json} into the folder, which is made where it is missing. The rows are read from the database.
     *
     * @throws UncheckedIOException where the folder cannot be written; its message names the folder
     */
    public ReportPaths write(RunReport report, Path dir) {
        ReportPaths paths = ReportPaths.in(dir);
        RunReport located = report.withReports(paths);
        try {
            Files.createDirectories(dir);
            write(paths.json(), located.toJson() + "\n");
            write(paths.html(), HtmlPage.of(located));
            writeReminders(report.facts().run(), Path.of(paths.csv()));
            writeRejected(report.facts().run(), Path.of(paths.rejected()));
        } catch (IOException | UncheckedIOException broken) {
            throw new UncheckedIOException(
                    "The report cannot be written to '" + dir
                            + "'. It must be a folder that this user may write; set NIGHTROUNDS_HOME to another one.",
                    broken instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) broken);
        }
        return paths;
    }

    /** Deletes the files of a report and their folder; files of others in it stay, and so does the folder then. */
    void delete(Path dir) {
        ReportPaths paths = ReportPaths.in(dir);
        try {
            for (String file : List.of(paths.html(), paths.csv(), paths.rejected(), paths.json())) {
                Files.deleteIfExists(Path.of(file));
            }
            Files.deleteIfExists(dir);
        } catch (DirectoryNotEmptyException kept) {
            LOG.info("Somebody's files are in {}, so it stays", dir);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The report in '" + dir + "' cannot be deleted. This user must be able to.", e);
        }
    }

    /** Half a character, as a vendor's shortened text may end in, becomes a question mark instead of an error. */
    private static void write(String file, String text) throws IOException {
        Files.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeReminders(long run, Path file) {
        try (SafeCsv csv = new SafeCsv(
                file,
                "reminder",
                "practice",
                "appointment",
                "patient",
                "visit",
                "campaign",
                "touch",
                "channel",
                "recipient",
                "language",
                "state",
                "reason",
                "detail",
                "provider",
                "providerId",
                "attempts",
                "message",
                "scheduledFor",
                "changedAt",
                "fellBack")) {
            reminders.forEach(run, row -> write(csv, row));
        }
    }

    private static void write(SafeCsv csv, ReminderRow row) {
        csv.row(
                row.reminder(),
                row.practice(),
                row.appointment(),
                row.patient(),
                row.visit(),
                row.campaign(),
                row.touch(),
                row.channel(),
                row.recipient(),
                row.language(),
                row.state(),
                row.reason(),
                row.detail(),
                row.provider(),
                row.providerId(),
                row.attempts(),
                row.message(),
                row.scheduledFor(),
                row.changedAt(),
                row.fellBack());
    }

    private void writeRejected(long run, Path file) {
        try (SafeCsv csv = new SafeCsv(file, "source", "line", "practice", "field", "given", "problem", "remedy")) {
            rejections.forEach(
                    run,
                    row -> csv.row(
                            row.source(),
                            row.line(),
                            row.practice(),
                            row.field(),
                            row.given(),
                            row.problem(),
                            row.remedy()));
        }
    }
}
