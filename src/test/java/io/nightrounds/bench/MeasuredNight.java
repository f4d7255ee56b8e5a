package io.nightrounds.bench;

import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A whole run of the packaged jar as the launcher starts it: its books, the time it took, the most memory it held. */
record MeasuredNight(JsonNode books, double seconds, long peakMebibytes) {

    static MeasuredNight of(Program program, NightDatabase database, List<String> command)
            throws IOException, InterruptedException {
        if (database.kind() == NightDatabase.Kind.POSTGRESQL) {
            program.with("NIGHTROUNDS_DATABASE_URL", database.url());
        }
        long begun = System.nanoTime();
        Program.Started night = program.start(command.toArray(String[]::new));
        long peak = 0;
        while (night.process().isAlive()) {
            peak = Math.max(peak, peakMebibytes(night.process().pid()));
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Program.Ended ended = night.await();
        if (ended.out().isBlank()) {
            throw new IllegalStateException("It ended with " + ended.exitCode() + ": " + ended.err());
        }
        return new MeasuredNight(ended.json(), seconds, peak);
    }

    double stepSeconds(String name) {
        for (JsonNode step : books.path("stepTimes")) {
            if (step.path("step").asString().equals(name)) {
                return step.path("millis").asDouble() / 1_000;
            }
        }
        throw new IllegalStateException("The books name no " + name + ": " + books);
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
}
