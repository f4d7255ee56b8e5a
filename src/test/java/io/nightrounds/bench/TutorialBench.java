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

/** The same night as tutorials write it, and as we do: seconds of dispatch for 20,000 reminders at 50 ms. */
class TutorialBench {
    private static final int VISITS = Integer.getInteger("bench.reminders", 20_000);
    /** Its time grows with the number and nothing else; the whole night would take it a quarter of an hour. */
    private static final int FEWER = VISITS / 50;

    @TempDir
    Path folder;

    @Test
    void besideTheJobOfTutorials() throws Exception {
        Rounds.title("a night of " + VISITS + " reminders at 50 ms (the tutorial's from " + FEWER + " of them)");
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: 50ms }");
        Path job = new BigFeed(folder.resolve("feed")).due(VISITS);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, null))) {
            Rounds rounds = new Rounds()
                    .measure("tutorial", round -> FEWER / tutorial(sandbox))
                    .measure("ours", round -> ours(sandbox, job, folder.resolve("home" + round)))
                    .run();
            Rounds.print("ours", rounds.median("ours"), rounds.median("tutorial"), "a second", "at least 10");
        }
    }

    private static double tutorial(Sandbox sandbox) throws IOException, InterruptedException {
        return Double.parseDouble(
                Jvm.run(TutorialNight.class, List.of(sandbox.url().toString(), String.valueOf(FEWER))));
    }

    private static double ours(Sandbox sandbox, Path job, Path home) throws IOException, InterruptedException {
        Program program = Program.in(home).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
        MeasuredNight night = MeasuredNight.of(
                program,
                NightDatabase.fresh(Kind.HSQLDB, home),
                List.of("run", job.toString(), "--now", BigFeed.NOW, "--json"));
        return night.books().at("/reminders/sent").asLong() / night.stepSeconds("dispatch-reminders");
    }
}
