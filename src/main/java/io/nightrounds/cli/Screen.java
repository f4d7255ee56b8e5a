package io.nightrounds.cli;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where words go: data to standard output, everything else to standard error; under {@code --json} errors are JSON. */
record Screen(PrintStream data, PrintStream words, boolean json) {
    static Screen of(boolean json) {
        return new Screen(System.out, System.err, json);
    }

    /** A line of the answer itself. */
    void data(String line) {
        data.println(line);
    }

    /** A line about what is going on. */
    void say(String line) {
        words.println(line);
    }

    /** What went wrong, and the exit code that goes with it. */
    int error(int exitCode, String message) {
        words.println(
                json
                        ? JsonMapper.shared().writeValueAsString(Map.of("error", message, "exitCode", exitCode))
                        : message);
        return exitCode;
    }
}
