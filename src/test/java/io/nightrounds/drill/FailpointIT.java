package io.nightrounds.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise, place by place: wherever the program dies, nobody is told twice, nobody is forgotten, the books close.
 */
class FailpointIT {
    private static final boolean SOAK = System.getProperty("soak.kills") != null;
    /** A pattern of drills' names, to repeat those. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("drill.only", ""));

    private static final int VISITS = 5;
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Figures FIGURES = new Figures("places");

    @TempDir
    static Path folder;

    private static DrilledProgram program;
    private static Map<String, Integer> passed;

    @BeforeAll
    static void watchANightWithoutTrouble() throws IOException {
        program = DrilledProgram.in(folder);
        Path list = folder.resolve("passed");
        try (KilledNight night = night(
                home -> NightDatabase.fresh(NightDatabase.Kind.HSQLDB, home),
                Sender.SMS,
                Places.NO_FAULTS,
                "untroubled")) {
            Program.Ended ended = program.watch(night, list);
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        passed = Failpoint.passed(list);
    }

    @Test
    void knowsEveryPlaceThatANightPasses() {
        assertThat(passed.keySet()).containsExactlyInAnyOrderElementsOf(Places.all());
    }

    @TestFactory
    Stream<DynamicTest> keepsThePromise() {
        List<Drill> drills = (SOAK ? Places.everything(passed) : Places.eachOnce())
                .stream().filter(drill -> ONLY.matcher(drill.toString()).find()).toList();
        return IntStream.range(0, drills.size())
                .mapToObj(number -> begun(drills.get(number), "night" + number))
                .toList()
                .stream();
    }

    /** Its processes run while earlier drills are waited for. */
    private static DynamicTest begun(Drill drill, String name) {
        Future<List<String>> violations = TWO.submit(() -> violations(drill, name));
        return DynamicTest.dynamicTest(
                drill.toString(), () -> assertThat(violations.get()).isEmpty());
    }

    /**
     * How often a night commits depends on its timing: where one had fewer passings, it is killed at an earlier one.
     */
    private static List<String> violations(Drill drill, String name) throws IOException {
        try (KilledNight night = night(drill::database, drill.sender(), drill.faults(), name)) {
            for (int i = 0; i < drill.kills().size(); i++) {
                Failpoint at = drill.kills().get(i);
                Program.Ended ended = program.halt(night, i == 0 ? night.begin() : night.again(drill.again()), at);
                if (i == 0 && ended.exitCode() == 0 && at.nth() > 1) {
                    return violations(drill.oneEarlier(), name + "-earlier");
                }
                if (ended.exitCode() != Failpoint.KILLED) {
                    return List.of("never came to " + at + ", but ended with " + ended.exitCode() + ": " + ended.err());
                }
            }
            KilledNight.Verdict verdict = night.goOn(drill.kills().size());
            FIGURES.count(drill.kind(), drill.kills().size(), verdict);
            return SOAK ? verdict.and(night.anotherResume()) : verdict.wrong();
        }
    }

    private static KilledNight night(Function<Path, NightDatabase> database, Sender sender, String faults, String name)
            throws IOException {
        return new KilledNight(database, sender, VISITS, faults, folder.resolve(name));
    }

    @AfterAll
    static void sayWhatItCameTo() throws InterruptedException {
        TWO.shutdown();
        TWO.awaitTermination(1, TimeUnit.MINUTES);
        if (SOAK) {
            System.out.println("Drills: " + passed.size() + " places, " + FIGURES);
        }
    }
}
