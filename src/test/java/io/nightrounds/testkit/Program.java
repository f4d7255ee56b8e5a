package io.nightrounds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar in a process of its own, started by the launcher as a scheduler does. */
public final class Program {
    private static final long LONGEST_SECONDS = 300;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Path checkout = Path.of("");

    private Program(Path home) {
        this.home = home;
        environment.put("NIGHTROUNDS_HOME", home.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    public static Program in(Path home) {
        return new Program(home);
    }

    public Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** By the launcher of another checkout than the one that is tested. */
    public Program launchedFrom(Path checkout) {
        this.checkout = checkout;
        return this;
    }

    /** With a heap of at most that, such as {@code 96m}, in place of the launcher's. */
    public Program heap(String most) {
        return with("NIGHTROUNDS_JAVA_OPTS", "-Xmx" + most);
    }

    /** With every vendor at that address, and the one key of the feed's job file. */
    public Program against(String url, String key) {
        for (String vendor : List.of("UPDOX", "PATIENTCOMMS", "GLOBALPORTAL", "BOKAMERA")) {
            with("NIGHTROUNDS_" + vendor + "_BASE_URL", url);
        }
        return with("DRILL_KEY", key);
    }

    /** How a command ended. */
    public record Ended(int exitCode, String out, String err) {
        public JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    /** A command that is running; its output goes to files, so that it never waits for a reader. */
    public record Started(Process process, Path out, Path err) {
        public Ended await() {
            try {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("The program did not end; it said: " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    public Ended run(String... arguments) {
        return start(arguments).await();
    }

    public Started start(String... arguments) {
        try {
            Files.createDirectories(home);
            Path out = Files.createTempFile(home, "out", ".txt");
            Path err = Files.createTempFile(home, "err", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    checkout.resolve("jobs/nightrounds").toAbsolutePath().toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().remove("DRILL_KEY");
            builder.environment().putAll(environment);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
