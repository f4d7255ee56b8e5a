package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.NightDatabase.Kind;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What claiming and settling every message durably costs: dispatch beside a bare loop of the same client. */
class DispatchBench {
    private static final int VISITS = Integer.getInteger("bench.reminders", 20_000);
    private static final int IN_FLIGHT = 64;

    @TempDir
    Path folder;

    @Test
    void boundByTheVendor() throws Exception {
        Rounds.title("dispatch of " + VISITS + " reminders, " + IN_FLIGHT + " in flight, 50 ms");
        compare("50ms", "at least 0.90");
    }

    @Test
    void boundByTheProcessor() throws Exception {
        Rounds.title("dispatch of " + VISITS + " reminders, " + IN_FLIGHT + " in flight, 0 ms");
        compare("0ms", "at least 0.60");
    }

    private void compare(String latency, String goal) throws Exception {
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: " + latency + " }");
        Path job = new BigFeed(folder.resolve("feed")).due(VISITS);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, null))) {
            Rounds rounds = new Rounds()
                    .measure("bare", round -> bare(sandbox))
                    .measure("HSQLDB", round -> ours(sandbox, job, Kind.HSQLDB, latency + round))
                    .measure("POSTGRESQL", round -> ours(sandbox, job, Kind.POSTGRESQL, latency + "pg" + round))
                    .run();
            for (Kind kind : Kind.values()) {
                Rounds.print(
                        "dispatch, " + latency + ", " + kind,
                        rounds.median(kind.name()),
                        rounds.median("bare"),
                        "a second",
                        goal);
            }
        }
    }

    private double bare(Sandbox sandbox) throws IOException, InterruptedException {
        Path body = Files.writeString(
                folder.resolve("body.json"),
                "{\"Receiver\":\"+12125550100\",\"MessageBody\":\"Hudson Family Clinic December 3, 2026 12:00 PM\"}");
        return Jvm.bareLoop(List.of(
                sandbox.url() + "/messages/sendsms",
                body.toString(),
                String.valueOf(VISITS),
                String.valueOf(IN_FLIGHT),
                "x-api-key",
                Sandbox.DEMO_KEY,
                "Authorization",
                "Bearer " + Sandbox.DEMO_KEY));
    }

    private double ours(Sandbox sandbox, Path job, Kind kind, String home) throws IOException, InterruptedException {
        NightDatabase database = NightDatabase.fresh(kind, folder.resolve(home));
        Program program = Program.in(database.home()).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
        MeasuredNight night =
                MeasuredNight.of(program, database, List.of("run", job.toString(), "--now", BigFeed.NOW, "--json"));
        long sent = night.books().at("/reminders/sent").asLong();
        if (sent != VISITS) {
            throw new IllegalStateException("Only " + sent + " were sent: " + night.books());
        }
        return sent / night.stepSeconds("dispatch-reminders");
    }
}
