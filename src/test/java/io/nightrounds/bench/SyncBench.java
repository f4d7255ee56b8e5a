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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sync beside a bare loop that posts as many batches of the same appointments. */
class SyncBench {
    private static final int VISITS = Integer.getInteger("bench.appointments", 100_000);
    private static final int BATCH = 200;
    private static final int IN_FLIGHT = 8;

    @TempDir
    Path folder;

    @Test
    void boundByTheVendor() throws Exception {
        Rounds.title(
                "sync of " + VISITS + " appointments, batches of " + BATCH + ", " + IN_FLIGHT + " in flight, 50 ms");
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sync, latency: 50ms }");
        Path job = new BigFeed(folder.resolve("feed")).notDue(VISITS);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, null))) {
            Rounds rounds = new Rounds()
                    .measure("bare", round -> bare(sandbox) * BATCH)
                    .measure("POSTGRESQL", round -> ours(sandbox, job, folder.resolve("home" + round)))
                    .run();
            Rounds.print(
                    "sync, POSTGRESQL",
                    rounds.median("POSTGRESQL"),
                    rounds.median("bare"),
                    "a second",
                    "at least 0.80");
        }
    }

    private double bare(Sandbox sandbox) throws IOException, InterruptedException {
        Path body = Files.writeString(folder.resolve("body.json"), batch());
        return Jvm.bareLoop(List.of(
                sandbox.url() + "/api/io/AppointmentsSync",
                body.toString(),
                String.valueOf(VISITS / BATCH),
                String.valueOf(IN_FLIGHT)));
    }

    private static String batch() {
        String items =
                IntStream.range(0, BATCH).mapToObj(i -> """
                        {"id":"v%d","calendarId":"main","date":"2027-11-03 12:00","patientId":"p%d","typeId":"checkup",\
                        "locationId":"main","summary":"Check-up","duration":30,"cancelled":false,"blocked":false}""".formatted(i, i)).collect(Collectors.joining(","));
        return """
                {"appointments":[%s],"auth":{"applicationId":"drill","applicationPassword":"%s","accountId":"hudson",\
                "userId":""}}""".formatted(items, Sandbox.DEMO_KEY);
    }

    private static double ours(Sandbox sandbox, Path job, Path home) throws IOException, InterruptedException {
        Program program = Program.in(home).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
        MeasuredNight night = MeasuredNight.of(
                program,
                NightDatabase.fresh(Kind.POSTGRESQL, home),
                List.of("run", job.toString(), "--only", "sync", "--now", BigFeed.NOW, "--json"));
        long accepted = night.books().at("/sync/accepted").asLong();
        if (accepted != VISITS) {
            throw new IllegalStateException("Only " + accepted + " were accepted: " + night.books());
        }
        return accepted / night.stepSeconds("sync-appointments");
    }
}
