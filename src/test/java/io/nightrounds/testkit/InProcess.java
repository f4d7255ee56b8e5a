package io.nightrounds.testkit;

import io.nightrounds.cli.Nightrounds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands run in this process, with settings that are taken back when each has ended. Settings and output belong to
 * the whole process, so several threads wait for one another.
 */
public final class InProcess implements AutoCloseable {
    private final Map<String, String> settings = new HashMap<>();

    private InProcess(Path home) {
        settings.put("nightrounds.home", home.toString());
    }

    public static InProcess in(Path home) {
        return new InProcess(home);
    }

    /** With every vendor at that address; the one secret of the feed's job file is set for all tests in pom.xml. */
    public InProcess against(String url) {
        for (String vendor : List.of("updox", "patientcomms", "globalportal", "bokamera")) {
            settings.put("nightrounds." + vendor + ".base-url", url);
        }
        return this;
    }

    public InProcess with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    public Program.Ended run(String... arguments) {
        synchronized (InProcess.class) {
            return alone(arguments);
        }
    }

    private Program.Ended alone(String... arguments) {
        settings.forEach(System::setProperty);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(data, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(words, true, StandardCharsets.UTF_8));
            int exitCode = Nightrounds.execute(arguments);
            return new Program.Ended(
                    exitCode, data.toString(StandardCharsets.UTF_8), words.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Override
    public void close() {}
}
