package io.nightrounds.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests in a process of its own, with the JVM's own defaults. */
final class Jvm {
    private Jvm() {}

    /** What it printed. @throws IllegalStateException where it failed */
    static String run(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " ended with " + process.exitValue());
        }
        return out.strip();
    }

    /** What {@link BareLoop} reached, in answers a second; all of them must have been taken. */
    static double bareLoop(List<String> arguments) throws IOException, InterruptedException {
        String[] said = run(BareLoop.class, arguments).split(" ");
        if (!said[0].equals(arguments.get(2))) {
            throw new IllegalStateException("Only " + said[0] + " of " + arguments.get(2) + " were answered with 200");
        }
        return Double.parseDouble(said[0]) / Double.parseDouble(said[1]);
    }
}
