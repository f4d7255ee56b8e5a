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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The promise, place by place: wherever the program dies, nobody is told twice, nobody is forgotten, the books close. */
class FailpointIT {
    private static final boolean SOAK = System.getProperty("soak.kills") != null;
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Figures FIGURES = new Figures();

    @TempDir
    static Path folder;

    private static DrilledProgram program;
    private static Map<String, Integer> passed;

    @BeforeAll
    static void watchANightWithoutTrouble() throws IOException {
        program = DrilledProgram.in(folder);
        Path list = folder.resolve("passed");
        Drill untroubled = new Drill(NightDatabase.Kind.HSQLDB, Sender.SMS, List.of(), "");
        try (DrilledNight night = new DrilledNight(untroubled, folder.resolve("untroubled"))) {
            Program.Ended ended = night.watch(program, list);
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
        List<Drill> drills = SOAK ? Places.everything(passed) : Places.eachOnce();
        return drills.stream()
                .map(drill -> Map.entry(drill, TWO.submit(() -> violations(drill, drills.indexOf(drill)))))
                .toList()
                .stream()
                .map(begun -> DynamicTest.dynamicTest(begun.getKey().toString(), () -> judge(begun.getValue())));
    }

    private static void judge(Future<List<String>> violations) throws Exception {
        assertThat(violations.get()).isEmpty();
    }

    private static List<String> violations(Drill drill, int number) throws IOException {
        try (DrilledNight night = new DrilledNight(drill, folder.resolve("night" + number))) {
            return night.violations(program, FIGURES);
        }
    }

    @AfterAll
    static void sayWhatItCameTo() throws InterruptedException {
        TWO.shutdown();
        TWO.awaitTermination(1, TimeUnit.MINUTES);
        if (SOAK) {
            System.out.println(FIGURES);
        }
    }
}
