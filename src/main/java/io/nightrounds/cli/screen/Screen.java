package io.nightrounds.cli.screen;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where words go: data to standard output, everything else to standard error; under {@code --json} errors are JSON. */
public record Screen(PrintStream data, PrintStream words, boolean json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Screen of(boolean json) {
        return new Screen(System.out, System.err, json);
    }

    /** A line of the answer itself. */
    public void data(String line) {
        data.println(line);
    }

    /** A line about what is going on. */
    public void say(String line) {
        words.println(line);
    }

    /** What went wrong, and the exit code that goes with it. */
    public int error(int exitCode, String message) {
        words.println(json ? JSON.writeValueAsString(Map.of("error", message, "exitCode", exitCode)) : message);
        return exitCode;
    }
}
