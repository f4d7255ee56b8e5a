package io.nightrounds.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Has another processor load the classes that a run will ask for, while this one is still at work with the first of
 * them: see decision 0026. It initializes none, so nothing comes about in another order than without it.
 */
final class ClassesAhead {
    /** Names a file with one class a line; the launcher writes it. */
    private static final String LIST = "nightrounds.classes";

    private ClassesAhead() {}

    static void load() {
        String list = System.getProperty(LIST);
        if (list == null) {
            return;
        }
        Thread ahead = new Thread(() -> loadAll(Path.of(list)), "classes-ahead");
        ahead.setDaemon(true);
        ahead.start();
    }

    private static void loadAll(Path list) {
        try (Stream<String> names = Files.lines(list)) {
            names.forEach(ClassesAhead::load);
        } catch (IOException | UncheckedIOException theyAreLoadedWhenTheyAreNeeded) {
            // a list that cannot be read costs time, nothing else
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, ClassesAhead.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError itIsNeededInNoSuchWay) {
            // whoever needs it will say so
        }
    }
}
