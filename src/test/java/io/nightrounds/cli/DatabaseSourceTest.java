package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The worked job files as they are, on tables of those systems' shape in PostgreSQL: from the query to the message. */
class DatabaseSourceTest {
    private static final String NIGHT = "2026-12-01T10:00:00Z";

    private final String url = Postgres.freshDatabase();
    private final DriverManagerDataSource emr = new DriverManagerDataSource(url);
    private final JdbcTemplate tables = new JdbcTemplate(emr);

    private Path folder;

    @BeforeEach
    void beIn(@TempDir Path scratch) {
        folder = scratch;
    }

    @Test
    void plansTheRemindersOfOpenMrs() throws IOException {
        Ended ended = program("plan", job("openmrs"), NIGHT);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sends(ended))
                .containsExactlyInAnyOrder(
                        "aaaaaaaa-0000-4000-8000-000000000001 sms Hilltop Health Centre: your visit is on Thursday, 3"
                                + " December at 09:30. Questions? +254 20 555 0100",
                        "aaaaaaaa-0000-4000-8000-000000000002 sms Hilltop Health Centre: your visit is on Thursday, 3"
                                + " December at 23:45. Questions? +254 20 555 0100");
        assertThat(ended.json().at("/whyNot").properties().toString()).contains("cancelled", "deceased");
    }

    @Test
    void plansTheRemindersOfOpenEmrWhoseEveningsRunPastMidnight() throws IOException {
        Ended ended = program("plan", job("openemr"), "2026-12-01T16:00:00Z");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sends(ended))
                .anySatisfy(send -> assertThat(send)
                        .startsWith("1 sms Prairie Family Clinic: your visit is on Thursday, December 3 at 9:30"))
                .anySatisfy(send -> assertThat(send)
                        .startsWith("2 email")
                        .contains("Thursday, December 3 at 1:30", "Thursday, December 3 at 11:30"));
    }

    @Test
    void refusesACodeOfOpenEmrThatNobodyExplainedAndNamesIt() throws IOException {
        Ended ended = run(job("openemr"), NIGHT);

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/appointments/rejected").asInt()).isEqualTo(1);
        assertThat(Files.readString(Path.of(ended.json().at("/reports/rejected").asString())))
                .contains("appointments query", "ZZ", "values in the job file");
        assertThat(Files.readString(Path.of(ended.json().at("/reports/html").asString())))
                .containsPattern("appointments query, row \\d");
    }

    @Test
    void asksOnlyForWhatWasChangedOnceARunGotThrough() throws IOException {
        Path job = job("openmrs");

        assertThat(read(run(job, NIGHT))).as("all of them").isEqualTo(5);
        // the highest change is of November 20, and two hours before it nothing else was changed
        assertThat(read(run(job, "2026-12-02T10:00:00Z"))).isEqualTo(1);
        tables.update("update patient_appointment set status = 'Cancelled', date_changed = timestamp '2026-12-02 11:00'"
                + " where patient_appointment_id = 1");
        tables.update("update person_attribute set value = '+44 7700 900199', date_changed = timestamp"
                + " '2026-12-02 12:00' where person_id = 13");
        Ended changed = run(job, "2026-12-03T04:00:00Z");
        assertThat(read(changed))
                .as("the visit that was changed, the patient's, the last one again")
                .isEqualTo(3);
        assertThat(read(run(job, "2026-12-03T05:00:00Z"))).isEqualTo(2);
        Files.writeString(job, Files.readString(job).replace("Questions?", "Any questions?"));
        assertThat(read(run(job, "2026-12-03T06:00:00Z")))
                .as("by another job file")
                .isEqualTo(5);
    }

    @Test
    void isContentWithNoChangesAtAll() throws IOException {
        Path job = job("openmrs");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("column: changed_at", "column: changed_at, overlap: PT0S")
                        .replace("changed_at >= :since", "changed_at > :since"));

        assertThat(read(run(job, NIGHT))).isEqualTo(5);
        Ended second = run(job, "2026-12-02T10:00:00Z");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(read(second)).isZero();
        assertThat(second.json().at("/balanced").asBoolean()).isTrue();
    }

    @Test
    void saysThatADatabaseIsNotThereAndThatItMayBeTriedAgain() throws IOException {
        Path job = job("openemr");
        Files.writeString(job, Files.readString(job).replaceFirst("localhost:\\d+/", "localhost:1/"));

        Ended ended = run(job, NIGHT);

        assertThat(ended.exitCode()).isEqualTo(ExitCode.UPSTREAM_DOWN);
        assertThat(ended.err()).contains("database openemr (jdbc:postgresql://localhost:1/", "Nothing was sent");
    }

    @Test
    void saysThatAQueryIsWrong() throws IOException {
        Path job = job("openemr");
        Files.writeString(job, Files.readString(job).replace("e.pc_facility as", "e.facility as"));

        Ended ended = run(job, NIGHT);

        assertThat(ended.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ended.err()).contains("The appointments query on database openemr", "e.facility does not exist");
    }

    @Test
    void validatesQueriesWithoutTheirDatabase() throws IOException {
        Path job = job("openmrs");
        Files.writeString(
                job,
                Files.readString(job)
                        .replaceFirst("localhost:\\d+/", "localhost:1/")
                        .replace("  patients:\n    database: openmrs", "  patients:\n    database: openmr"));

        Ended ended = validate(job);

        assertThat(ended.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ended.out()).contains("'openmr' is none of the databases of this job file. Did you mean 'openmrs'?");
    }

    @Test
    void refusesASourceThatIsNeitherOrBoth() throws IOException {
        for (String wrong : List.of("file: a.csv\n    query: select 1", "separator: ;", "database: openmrs")) {
            Path job = job("openmrs");
            Files.writeString(
                    job,
                    Files.readString(job)
                            .replaceFirst(
                                    "(?s)intake:.*sync:", "intake:\n  appointments:\n    " + wrong + "\n\nsync:"));
            assertThat(validate(job).out()).contains("A source is a file or a query");
        }
    }

    @Test
    void refusesAskingForChangedPatientsOnly() throws IOException {
        Path job = job("openmrs");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("  patients:\n", "  patients:\n    changedSince: { column: changed_at }\n"));

        assertThat(validate(job).out()).contains("'changedSince' is not known here.");
    }

    private static int read(Ended ended) {
        return ended.json().at("/appointments/read").asInt();
    }

    private static List<String> sends(Ended ended) {
        return StreamSupport.stream(ended.json().at("/send").spliterator(), false)
                .map(send -> send.path("appointment").asString() + " "
                        + send.path("channel").asString() + " "
                        + send.path("text").asString())
                .toList();
    }

    private Ended validate(Path job) {
        try (InProcess here = InProcess.in(folder.resolve("home"))) {
            return here.run("validate", job.toString());
        }
    }

    private Ended run(Path job, String now) {
        return program("run", job, now, "--sandbox");
    }

    private Ended program(String command, Path job, String now, String... more) {
        try (InProcess here = InProcess.in(folder.resolve("home"))) {
            String[] arguments = new String[5 + more.length];
            System.arraycopy(new String[] {command, job.toString(), "--now", now, "--json"}, 0, arguments, 0, 5);
            System.arraycopy(more, 0, arguments, 5, more.length);
            return here.run(arguments);
        }
    }

    /** The worked job file with another address of its database, which has the tables and some rows. */
    private Path job(String name) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            new ResourceDatabasePopulator(new ClassPathResource("sources/" + name + ".sql")).execute(emr);
            Files.createFile(folder.resolve(name));
        }
        String changed = Files.readString(Path.of("jobs", name + ".yaml"))
                .replaceFirst("jdbc:mariadb:\\S+", url.replaceFirst("\\?.*", ""))
                .replace("user: nightrounds  ", "user: postgres  ")
                .replaceFirst("\\$\\{secret:OPEN\\w+}", "\\${secret:DRILL_KEY}");
        return Files.writeString(folder.resolve("job.yaml"), changed);
    }
}
