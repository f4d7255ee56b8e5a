package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.OwnMariaDb;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The worked job files on the database that those systems run on. mvn -Pmariadb test -Dtest=MariaDbSourceTest */
@Tag("mariadb")
class MariaDbSourceTest {
    private static final String NIGHT = "2026-12-01T16:00:00Z";

    private static Path folder;
    private static OwnMariaDb mariaDb;

    @BeforeAll
    static void start(@TempDir Path scratch) {
        folder = scratch;
        mariaDb = OwnMariaDb.in(folder, System.getenv("DRILL_KEY"));
    }

    @AfterAll
    static void stop() {
        mariaDb.close();
    }

    @Test
    void plansTheRemindersOfOpenMrs() throws IOException {
        Ended ended = night("plan", job("openmrs"));

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        "your visit is on Thursday, 3 December at 09:30",
                        "your visit is on Thursday, 3 December at 23:45");
        assertThat(ended.json().path("send")).hasSize(2);
    }

    @Test
    void asksOpenMrsOnlyForWhatWasChanged() throws IOException {
        Path job = job("openmrs");

        assertThat(read(night("run", job, "--sandbox"))).isEqualTo(5);
        assertThat(read(night("run", job, "--sandbox"))).isEqualTo(1);
    }

    @Test
    void plansTheRemindersOfOpenEmrWithATimeBeyondTwentyFourHours() throws IOException {
        Ended ended = night("plan", job("openemr"));

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("December 3 at 9:30", "December 3 at 1:30");
        assertThat(ended.json().path("send")).hasSize(2);
    }

    @Test
    void cannotWriteEvenThroughAFunction() throws IOException {
        Path job = job("openemr");
        JdbcTemplate tables = new JdbcTemplate(emr());
        tables.execute("create table written (n int)");
        tables.execute("create function sneak() returns int modifies sql data begin insert into written values (1);"
                + " return 1; end");
        Files.writeString(
                job, Files.readString(job).replace("select e.pc_eid as id,", "select e.pc_eid + sneak() as id,"));

        Ended ended = night("plan", job);

        assertThat(ended.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ended.err()).containsIgnoringCase("read only transaction");
        assertThat(tables.queryForObject("select count(*) from written", Long.class))
                .isZero();
    }

    private static int read(Ended ended) {
        return ended.json().at("/appointments/read").asInt();
    }

    private static Ended night(String command, Path job, String... more) {
        try (InProcess here = InProcess.in(job.resolveSibling("home"))) {
            return more.length == 0
                    ? here.run(command, job.toString(), "--now", NIGHT, "--json")
                    : here.run(command, job.toString(), "--now", NIGHT, "--json", more[0]);
        }
    }

    /**
     * The worked job file with this server's address, in a folder of its own; the tables are written in MariaDB's
     * words.
     */
    private static Path job(String name) throws IOException {
        String tables = Files.readString(Path.of("src/test/resources/sources", name + ".sql"))
                .replaceAll("\\btimestamp\\b", "datetime")
                .replace("interval,", "time,")
                .replaceAll("create table (\\w+)", "create or replace table $1");
        new ResourceDatabasePopulator(new ByteArrayResource(tables.getBytes(StandardCharsets.UTF_8))).execute(emr());
        String changed = Files.readString(Path.of("jobs", name + ".yaml"))
                .replaceFirst("jdbc:mariadb:\\S+", mariaDb.url())
                .replace("user: nightrounds  ", "user: tests  ")
                .replaceFirst("\\$\\{secret:OPEN\\w+}", "\\${secret:DRILL_KEY}");
        return Files.writeString(Files.createTempDirectory(folder, name).resolve("job.yaml"), changed);
    }

    private static DriverManagerDataSource emr() {
        return new DriverManagerDataSource(mariaDb.url(), "tests", System.getenv("DRILL_KEY"));
    }
}
