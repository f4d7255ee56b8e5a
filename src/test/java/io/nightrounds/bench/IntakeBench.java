package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.NightDatabase.Kind;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading and checking rows beside parsing them and copying their columns as they stand, or as many as are stored; and
 * a night of very many.
 */
class IntakeBench {
    private static final int MANY = Integer.getInteger("bench.rows", 1_000_000);
    private static final int FEW = MANY / 100;

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");

    @TempDir
    Path folder;

    /** The vendor refuses the account at once, so that the run is over when all is read. */
    private static final String NOTHING_SYNCED = "- { endpoint: sync, status: 401 }";

    @Test
    void besideABareCopy() throws Exception {
        Rounds.title("intake of " + MANY + " rows into PostgreSQL");
        Path job = new BigFeed(folder.resolve("many")).notDue(MANY);
        Path few = new BigFeed(folder.resolve("few")).notDue(FEW);
        try (Sandbox sandbox = sandbox(NOTHING_SYNCED)) {
            Rounds rounds = new Rounds()
                    .measure("bare", round -> bare(BareCopy.class, job.resolveSibling("appointments.csv")))
                    .measure("store", round -> bare(BareStore.class, job.resolveSibling("appointments.csv")))
                    .measure("few", round -> 1e6 / rate(sandbox, few, FEW, "few" + round))
                    .measure("many", round -> rate(sandbox, job, MANY, "many" + round))
                    .run();
            Rounds.print("intake", rounds.median("many"), rounds.median("bare"), "a second", "at least 0.40");
            Rounds.print(
                    "the same, beside all columns that it stores",
                    rounds.median("many"),
                    rounds.median("store"),
                    "a second",
                    "none");
            Rounds.print(
                    "a row of " + MANY + " beside one of " + FEW,
                    1e6 / rounds.median("many"),
                    rounds.median("few"),
                    "µs",
                    "at most 1.10");
        }
    }

    @Test
    void inLittleMemory() throws Exception {
        Rounds.title("a whole night of " + MANY + " rows");
        Path job = new BigFeed(folder.resolve("night")).notDue(MANY);
        try (Sandbox sandbox = sandbox("[]")) {
            Path collections = folder.resolve("collections.log");
            Program program =
                    program(sandbox, "memory").with("NIGHTROUNDS_JAVA_OPTS", "-Xmx128m -Xlog:gc:file=" + collections);
            MeasuredNight night = night(program, job, folder.resolve("memory"), "run");
            System.out.printf(
                    "| -Xmx128m: %,d read, %,d synced, %,d planned, exit %d | %.0f s | peak heap %d MiB, in use after a collection at"
                            + " most %d MiB | peak resident %d MiB |%n",
                    night.books().at("/appointments/read").asLong(),
                    night.books().at("/sync/accepted").asLong(),
                    night.books().at("/reminders/due").asLong(),
                    night.books().at("/exitCode").asInt(),
                    night.seconds(),
                    most(collections, 1),
                    most(collections, 2),
                    night.peakMebibytes());
        }
    }

    /** Of what stands in the log for each collection: MiB in use before it, and after it. */
    private static long most(Path collections, int group) throws IOException {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(group)))
                    .max()
                    .orElse(0);
        }
    }

    private double bare(Class<?> program, Path csv) throws IOException, InterruptedException {
        return MANY / Double.parseDouble(Jvm.run(program, List.of(csv.toString(), Postgres.freshDatabase())));
    }

    private double rate(Sandbox sandbox, Path job, int rows, String home) throws IOException, InterruptedException {
        MeasuredNight night = night(program(sandbox, home), job, folder.resolve(home), "run", "--only", "sync");
        long valid = night.books().at("/appointments/valid").asLong();
        if (valid != rows) {
            throw new IllegalStateException("Only " + valid + " rows were taken: " + night.books());
        }
        return rows / night.stepSeconds("read-appointments");
    }

    private Program program(Sandbox sandbox, String home) {
        return Program.in(folder.resolve(home)).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
    }

    private static MeasuredNight night(Program program, Path job, Path home, String command, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command, job.toString(), "--now", BigFeed.NOW, "--json"));
        words.addAll(List.of(more));
        return MeasuredNight.of(program, NightDatabase.fresh(Kind.POSTGRESQL, home), words);
    }

    private Sandbox sandbox(String faults) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        return Sandbox.start(new SandboxOptions(0, script, null, null));
    }
}
