package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.OwnBroker;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same night in two shares, against vendors that take 50 ms, with one worker and with two. The limits of the job
 * file are the same for both; a worker does one share at a time.
 */
class WorkersBench {
    private static final int VISITS = 6_000;
    private static final int MAX_IN_FLIGHT = 16;

    @TempDir
    Path folder;

    @Test
    void twoWorkersBesideOne() throws Exception {
        Rounds.title("dispatch of " + VISITS + " reminders in two shares, " + MAX_IN_FLIGHT + " in flight, 50 ms");
        Rounds rounds = new Rounds()
                .measure("one", round -> perSecond(folder.resolve("one" + round), 1))
                .measure("two", round -> perSecond(folder.resolve("two" + round), 2))
                .run();
        Rounds.print(
                "two workers, beside one", rounds.median("two"), rounds.median("one"), "a second", "at least 1.80");
    }

    private static double perSecond(Path folder, int workers) throws IOException {
        Path job = Feed.in(folder)
                .practices(4)
                .maxInFlight(MAX_IN_FLIGHT)
                .visits(VISITS, "2026-12-03")
                .write();
        Path slow = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: any, latency: 50ms }");
        NightDatabase database = NightDatabase.withTables(NightDatabase.Kind.POSTGRESQL, folder);
        List<Program.Started> started = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, slow, null, null));
                OwnBroker broker = OwnBroker.in(folder.resolve("broker"))) {
            String[] common = {"--broker", broker.url(), "--now", "2026-12-01T10:00:00Z"};
            for (int n = 0; n < workers; n++) {
                started.add(
                        program(folder.resolve("worker" + n), sandbox, database).start(with(common, "worker")));
            }
            JsonNode books = program(folder.resolve("run"), sandbox, database)
                    .run(with(common, "run", job.toString(), "--workers", "2", "--json"))
                    .json();
            return VISITS / seconds(books);
        } finally {
            started.forEach(worker -> worker.process().destroyForcibly());
        }
    }

    private static Program program(Path home, Sandbox sandbox, NightDatabase database) {
        return Program.in(home)
                .against(sandbox.url().toString(), Sandbox.DEMO_KEY)
                .with("NIGHTROUNDS_DATABASE_URL", database.url());
    }

    private static String[] with(String[] common, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(common));
        return all.toArray(String[]::new);
    }

    private static double seconds(JsonNode books) {
        if (books.at("/reminders/sent").asInt() != VISITS) {
            throw new IllegalStateException("The night is not what it was to be: " + books);
        }
        for (JsonNode step : books.path("stepTimes")) {
            if (step.path("step").asString().equals("dispatch-reminders")) {
                return step.path("millis").asDouble() / 1_000;
            }
        }
        throw new IllegalStateException("The books name no dispatch: " + books);
    }
}
