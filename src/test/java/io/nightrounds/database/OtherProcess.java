package io.nightrounds.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A second JVM with the tests' class path, which ends when the test does. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static OtherProcess start(Class<?> main, Object argument) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherProcess(new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), main.getName(), argument.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    long pid() {
        return process.pid();
    }

    void awaitLine(String line) throws IOException {
        String read = output.readLine();
        if (!line.equals(read)) {
            throw new IllegalStateException("The other process said '" + read + "' instead of '" + line + "'");
        }
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
