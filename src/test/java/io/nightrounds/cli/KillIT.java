package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.drill.Figures;
import io.nightrounds.drill.KilledNight;
import io.nightrounds.drill.Sender;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise, on the packaged jar: killed from outside at any moment of its run, nobody is told twice or forgotten.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("soak.kills", 25);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int VISITS = 57;
    private static final String FAULTS = "- { endpoint: any, latency: 15ms }";

    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Figures FIGURES = new Figures("kills");

    private static Path folder;
    private static Duration wholeRun;

    @BeforeAll
    static void takeTheTimeOfAWholeRun(@TempDir Path shared) throws IOException {
        folder = shared;
        try (KilledNight night = night(NightDatabase.Kind.HSQLDB, Sender.SMS, "whole")) {
            Program.in(folder.resolve("first")).run("--version"); // the launcher's first start takes longer
            long begun = System.nanoTime();
            Program.Ended ended = begin(night).await();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            wholeRun = Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    @TestFactory
    Stream<DynamicTest> sendsNothingTwiceAndLosesNothing() {
        return IntStream.range(0, KILLS).mapToObj(KillIT::begun).toList().stream();
    }

    /** Its process runs while earlier ones are waited for. */
    private static DynamicTest begun(int number) {
        Future<List<String>> wrong = TWO.submit(() -> wrong(number));
        String name = "kill " + number + " with seed " + SEED;
        return DynamicTest.dynamicTest(
                name, () -> assertThat(wrong.get()).as(name).isEmpty());
    }

    private static List<String> wrong(int number) throws IOException, InterruptedException {
        // seeds beside each other begin alike in a plain Random, and all kills would come at one moment
        SplittableRandom random = new SplittableRandom(SEED + number);
        NightDatabase.Kind database = NightDatabase.Kind.values()[number % 2];
        Sender most = Sender.values()[number / 2 % Sender.values().length];
        try (KilledNight night = night(database, most, "night" + number)) {
            Program.Started running = begin(night);
            awaitAnyMoment(running.process(), night, random);
            running.process().destroyForcibly();
            running.await();
            KilledNight.Verdict verdict = night.goOn(1);
            FIGURES.count(database, 1, verdict);
            return verdict.and(night.anotherResume());
        }
    }

    /** Half of the moments lie anywhere in the run, half between two messages: there is most to lose. */
    private static void awaitAnyMoment(Process process, KilledNight night, SplittableRandom random)
            throws InterruptedException {
        if (random.nextBoolean()) {
            process.waitFor((long) (random.nextDouble() * wholeRun.toMillis()), TimeUnit.MILLISECONDS);
        } else {
            int arrivals = random.nextInt(VISITS);
            await().atMost(Duration.ofSeconds(100))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !process.isAlive() || night.arrivals().requests() >= arrivals);
        }
    }

    private static KilledNight night(NightDatabase.Kind database, Sender most, String name) throws IOException {
        return new KilledNight(home -> NightDatabase.fresh(database, home), most, VISITS, FAULTS, folder.resolve(name));
    }

    private static Program.Started begin(KilledNight night) {
        Program program = Program.in(night.home()).against(night.vendors(), Sandbox.DEMO_KEY);
        if (night.database().kind() == NightDatabase.Kind.POSTGRESQL) {
            program.with("NIGHTROUNDS_DATABASE_URL", night.database().url());
        }
        return program.start(night.begin().toArray(String[]::new));
    }

    @AfterAll
    static void sayWhatItCameTo() throws InterruptedException {
        TWO.shutdown();
        TWO.awaitTermination(1, TimeUnit.MINUTES);
        if (System.getProperty("soak.kills") != null) {
            System.out.println("Kills from outside: " + FIGURES + ", seed " + SEED);
        }
    }
}
