package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is read or written. */
class WorkersOptionTest {
    private Path folder;
    private String job;

    @BeforeEach
    void writeAJob(@TempDir Path shared) {
        folder = shared;
        job = Feed.in(folder).visit("v1", "2026-12-03 10:00").write().toString();
    }

    @Test
    void needsADatabaseThatOtherMachinesReach() {
        Program.Ended run =
                InProcess.in(folder.resolve("home")).run("run", job, "--workers", "2", "--broker", "tcp://localhost:1");
        Program.Ended worker = InProcess.in(folder.resolve("home")).run("worker", "--broker", "tcp://localhost:1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("--workers").contains("NIGHTROUNDS_DATABASE_URL");
        assertThat(worker.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(worker.err()).contains("NIGHTROUNDS_DATABASE_URL");
    }

    @Test
    void refusesAPasswordInTheAddressOfTheBroker() {
        Program.Ended run = onServer("run", job, "--workers", "--broker", "tcp://night:hush@localhost:1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("NIGHTROUNDS_BROKER_PASSWORD").doesNotContain("hush");
    }

    @Test
    void stopsBeforeTheFirstStepWhereTheBrokerIsNotThere() {
        Program.Ended run = onServer("run", job, "--workers", "--broker", "tcp://localhost:1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.RESUMABLE);
        assertThat(run.err()).contains("tcp://localhost:1 cannot be reached");
        assertThat(run.err()).doesNotContain("read-people");
    }

    @Test
    void refusesTheSandboxThatNoWorkerReaches() {
        Program.Ended run = onServer("run", job, "--workers", "--sandbox", "--broker", "tcp://localhost:1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("nightrounds sandbox");
    }

    private Program.Ended onServer(String... arguments) {
        NightDatabase database = NightDatabase.withTables(NightDatabase.Kind.POSTGRESQL, folder);
        return InProcess.in(folder.resolve("home")).with(database.settings()).run(arguments);
    }
}
