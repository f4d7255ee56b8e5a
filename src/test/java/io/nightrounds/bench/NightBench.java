package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A night of 2,000 reminders against a vendor that takes 50 ms: what dispatch reaches of {@code maxInFlight / latency},
 * and the most memory the process held. Printed, not asserted: {@code mvn -Pbench verify}.
 */
class NightBench {
    private static final int ROUNDS = 5;
    private static final int VISITS = 2_000;
    private static final int MAX_IN_FLIGHT = 32;
    private static final double LATENCY_SECONDS = 0.050;

    private record Round(double perSecond, long peakMebibytes, double wallSeconds) {}

    @Test
    void twoThousandRemindersAtFiftyMilliseconds(@TempDir Path folder) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(Files.createDirectory(folder.resolve("round" + round))));
        }
        double ideal = MAX_IN_FLIGHT / LATENCY_SECONDS;
        double reached = median(rounds.stream().map(Round::perSecond).toList());
        System.out.printf(
                "dispatch of %,d reminders, %d in flight, 50 ms: median %.0f a second, %.0f %% of the ideal %.0f%n",
                VISITS, MAX_IN_FLIGHT, reached, 100 * reached / ideal, ideal);
        System.out.printf(
                "peak resident memory: median %.0f MiB; whole night: median %.1f s (%d rounds, %d cores)%n",
                median(rounds.stream()
                        .map(round -> (double) round.peakMebibytes())
                        .toList()),
                median(rounds.stream().map(Round::wallSeconds).toList()),
                ROUNDS,
                Runtime.getRuntime().availableProcessors());
    }

    private static Round round(Path folder) throws IOException, InterruptedException {
        Path job = Feed.in(folder)
                .maxInFlight(MAX_IN_FLIGHT)
                .visits(VISITS, "2026-12-03")
                .write();
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: any, latency: 50ms }");
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, null))) {
            Program program =
                    Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
            long begun = System.nanoTime();
            Program.Started night = program.start("run", job.toString(), "--now", "2026-12-01T10:00:00Z", "--json");
            long peak = 0;
            while (night.process().isAlive()) {
                peak = Math.max(peak, peakMebibytes(night.process().pid()));
                Thread.sleep(20);
            }
            double wall = (System.nanoTime() - begun) / 1e9;
            JsonNode books = night.await().json();
            return new Round(books.at("/reminders/sent").asLong() / dispatchSeconds(books), peak, wall);
        }
    }

    private static double dispatchSeconds(JsonNode books) {
        for (JsonNode step : books.path("stepTimes")) {
            if (step.path("step").asString().equals("dispatch-reminders")) {
                return step.path("millis").asDouble() / 1_000;
            }
        }
        throw new IllegalStateException("The books name no dispatch: " + books);
    }

    /** The kernel's own account of the process, in MiB; 0 once it is gone or where there is no such account. */
    private static long peakMebibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
