package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Oracle;
import io.nightrounds.testkit.OwnBroker;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged jar as a run and two workers, with a real broker and a real server, each killed where it hurts. */
class WorkersIT {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int VISITS = 240;
    private static final int MAX_IN_FLIGHT = 8;

    private Path folder;
    private OwnBroker broker;
    private Sandbox sandbox;
    private Arrivals arrivals;
    private NightDatabase database;
    private Path job;
    private final List<Program.Started> workers = new ArrayList<>();

    @BeforeEach
    void beginWithNobodyAtWork(@TempDir Path shared) throws IOException {
        folder = shared;
        broker = OwnBroker.in(folder.resolve("broker"));
        arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        Path slow = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: 60ms }");
        sandbox = Sandbox.start(new SandboxOptions(0, slow, null, arrivals.ledger()));
        database = NightDatabase.withTables(NightDatabase.Kind.POSTGRESQL, folder);
        job = feed("night");
    }

    @AfterEach
    void end() {
        workers.forEach(worker -> worker.process().destroyForcibly());
        sandbox.close();
        broker.close();
    }

    @Test
    void sharesANightAsOneMachineWouldDoItThoughTheBrokerIsStartedAnew() throws IOException {
        Program.Started run = start("run", job.toString());
        Path another = Files.writeString(folder.resolve("another.yaml"), Files.readString(job) + "# changed\n");
        Program.Ended refused =
                worker("stranger", "--job-file", another.toString()).await();
        startTwoWorkers();
        awaitAccepted(30);
        broker.restart();
        Program.Ended ended = run.await();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(refused.err()).contains("is not the one that run 1 was started with");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(figures(ended.json())).isEqualTo(figures(aloneOnOneMachine()));
        assertThat(Files.readString(workers.get(0).err())).contains("Working for run 1");
        assertThat(Files.readString(workers.get(1).err())).contains("Working for run 1");
        assertThat(wrong(0)).isEmpty();
    }

    @Test
    void finishesTheShareOfAWorkerThatWasKilled() {
        startTwoWorkers();
        Program.Started run = start("run", job.toString());
        awaitAccepted(30);
        workers.get(0).process().destroyForcibly();
        Program.Ended ended = run.await();

        assertThat(ended.exitCode()).as(ended.err()).isIn(ExitCode.DONE, ExitCode.IN_DOUBT);
        JsonNode reminders = ended.json().path("reminders");
        assertThat(reminders.path("sent").asInt() + reminders.path("inDoubt").asInt())
                .isEqualTo(VISITS);
        assertThat(wrong(MAX_IN_FLIGHT / 2)).isEmpty();
        assertThat(broker.requests()).isZero();
    }

    @Test
    void goesOnAfterItsRunWasKilledWhileItsWorkersWereFrozenAndOneOfThemStopped()
            throws IOException, InterruptedException {
        startTwoWorkers();
        Program.Started run = start("run", job.toString());
        awaitAccepted(30);
        run.process().destroyForcibly();
        run.await();
        freezeTheWorkers();
        Program.Started resumed = start("resume");
        await().atMost(Duration.ofSeconds(120))
                .until(() -> Files.readString(resumed.err()).contains("Going on with run 1"));
        signal("CONT", workers);
        awaitAccepted(100);
        signal("TERM", workers.subList(0, 1));
        Program.Ended stopped = workers.get(0).await();
        Program.Ended ended = resumed.await();

        assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(143);
        assertThat(ended.exitCode()).as(ended.err()).isIn(ExitCode.DONE, ExitCode.IN_DOUBT);
        assertThat(ended.err()).doesNotContain("\n0 reminders are waiting");
        assertThat(ended.json().path("balanced").asBoolean()).isTrue();
        assertThat(wrong(MAX_IN_FLIGHT)).isEmpty();
    }

    private Path feed(String name) {
        return Feed.in(folder.resolve(name))
                .practices(4)
                .maxInFlight(MAX_IN_FLIGHT)
                .visits(VISITS, "2026-12-03")
                .write();
    }

    private JsonNode aloneOnOneMachine() throws IOException {
        Path alone = folder.resolve("alone");
        try (Sandbox other = Sandbox.start(SandboxOptions.onFreePort());
                InProcess here = InProcess.in(alone).against(other.url().toString())) {
            return here.run("run", job.toString(), "--now", NOW, "--json").json();
        }
    }

    private static List<JsonNode> figures(JsonNode books) {
        return List.of(books.path("appointments"), books.path("sync"), books.path("reminders"), books.path("balanced"));
    }

    private void startTwoWorkers() {
        workers.add(worker("first"));
        workers.add(worker("second"));
    }

    private Program.Started worker(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("worker", "--broker", broker.url(), "--now", NOW));
        arguments.addAll(List.of(more));
        return program(name).start(arguments.toArray(String[]::new));
    }

    private Program.Started start(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--now", NOW, "--json", "--workers", "2", "--broker", broker.url()));
        return program("run").start(all.toArray(String[]::new));
    }

    private Program program(String home) {
        return Program.in(folder.resolve(home))
                .against(sandbox.url().toString(), Sandbox.DEMO_KEY)
                .with("NIGHTROUNDS_DATABASE_URL", database.url());
    }

    private void awaitAccepted(int number) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> arrivals.acceptedSms().size() > number);
    }

    /** Between two transactions: a machine that freezes within one is given up by the server only after a while. */
    private void freezeTheWorkers() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            signal("STOP", workers);
            boolean between = database.read(statement -> {
                try (ResultSet row = statement.executeQuery("""
                        select count(*) from pg_locks
                        where relation in ('delivery'::regclass, 'partition_lease'::regclass)
                          and mode in ('RowExclusiveLock', 'RowShareLock') and pid <> pg_backend_pid()""")) {
                    row.next();
                    return row.getInt(1) == 0;
                }
            });
            if (!between) {
                signal("CONT", workers);
            }
            return between;
        });
    }

    private static void signal(String signal, List<Program.Started> programs) throws IOException, InterruptedException {
        for (Program.Started program : programs) {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(program.process().pid()))
                    .start()
                    .waitFor();
        }
    }

    /** What the judge has against the night; each text names its visit. */
    private List<String> wrong(int mayDoubt) {
        List<Oracle.Reminder> reminders =
                database.reminders().stream().map(NightDatabase.Row::reminder).toList();
        Map<String, Long> ids =
                reminders.stream().collect(Collectors.toMap(Oracle.Reminder::visit, Oracle.Reminder::id));
        List<Oracle.Call> calls = arrivals.acceptedSms().stream()
                .map(text ->
                        new Oracle.Call(ids.getOrDefault(text.replaceFirst(".*(v\\d{4}).*", "$1"), -1L), Instant.EPOCH))
                .toList();
        assertThat(ids).hasSize(VISITS);
        return Oracle.violations(new Oracle.Night(ids.keySet(), reminders, calls, mayDoubt, call -> true));
    }
}
