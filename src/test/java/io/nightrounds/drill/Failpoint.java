package io.nightrounds.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place at which a drilled process dies: its name, and which passing of it. The process passes many and dies at
 * none or one; asked to, it leaves a list of those it passed.
 */
record Failpoint(String name, int nth) {
    /** What a shell says of a process that was killed with -9. */
    static final int KILLED = 137;

    /** Nothing dies; the program is only watched. */
    static final Failpoint NONE = new Failpoint("none", 1);

    private static final String PROPERTY = "nightrounds.failpoint";
    private static final String LIST = "nightrounds.failpoint.list";
    private static final @Nullable Failpoint ARMED = armed();
    private static final Map<String, Integer> PASSED = new ConcurrentHashMap<>();

    static Failpoint first(String name) {
        return new Failpoint(name, 1);
    }

    private static @Nullable Failpoint armed() {
        String setting = System.getProperty(PROPERTY);
        if (setting == null) {
            return null;
        }
        int colon = setting.lastIndexOf(':');
        return new Failpoint(setting.substring(0, colon), Integer.parseInt(setting.substring(colon + 1)));
    }

    /** The JVM's options that arm it. */
    Stream<String> options(Path list) {
        return Stream.of("-D" + PROPERTY + "=" + name + ":" + nth, "-D" + LIST + "=" + list);
    }

    /** Whether this process is drilled at all. */
    static boolean drilled() {
        return ARMED != null;
    }

    /** Dies here where this is the place: no shutdown hook runs, nothing is flushed, nothing is closed. */
    static void pass(String name) {
        int times = PASSED.merge(name, 1, Integer::sum);
        if (new Failpoint(name, times).equals(ARMED)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Writes what was passed and how often, for the process that drills this one. */
    static void leaveList() {
        String lines = PASSED.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(Path.of(System.getProperty(LIST)), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each was passed, from the list that a drilled process left. */
    static Map<String, Integer> passed(Path list) {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(line -> line.split(":"))
                    .collect(Collectors.toMap(
                            part -> part[0],
                            part -> Integer.valueOf(part[1]),
                            Integer::sum,
                            ConcurrentSkipListMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return nth == 1 ? name : name + " (" + nth + ")";
    }
}
