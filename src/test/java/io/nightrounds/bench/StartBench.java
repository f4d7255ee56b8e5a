package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small night, from the start of the process to its end, beside the least that Spring Boot and Batch can do. */
class StartBench {
    private static final int VISITS = 20;

    @TempDir
    Path folder;

    @Test
    void besideHelloBatch() throws Exception {
        Rounds.title("start to exit of a night of " + VISITS + " rows");
        Path hello = HelloJar.pack(ourJar(), folder);
        Path job = new BigFeed(folder.resolve("feed")).due(VISITS);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, null))) {
            Program.in(folder.resolve("first")).run("--version"); // the launcher makes its archive at the first start
            Rounds rounds = new Rounds()
                    .measure("hello", round -> hello(hello))
                    .measure("ours", round -> ours(sandbox, job, folder.resolve("home" + round)))
                    .run();
            Rounds.print("start to exit", rounds.median("ours"), rounds.median("hello"), "s", "at most 0.50");
        }
    }

    private static double hello(Path jar) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--spring.batch.jdbc.initialize-schema=always",
                        "--spring.datasource.url=jdbc:hsqldb:file:" + Files.createTempDirectory("hello") + "/db")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("Hello ended with " + exit);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double ours(Sandbox sandbox, Path job, Path home) {
        Program program = Program.in(home).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
        long begun = System.nanoTime();
        Program.Ended night = program.run("run", job.toString(), "--now", BigFeed.NOW, "--json");
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (night.exitCode() != 0 || night.json().at("/reminders/sent").asInt() != VISITS) {
            throw new IllegalStateException("It ended with " + night.exitCode() + ": " + night.out() + night.err());
        }
        return seconds;
    }

    private static Path ourJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("nightrounds-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
