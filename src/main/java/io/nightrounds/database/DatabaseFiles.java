package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** HSQLDB's files as a process left them that closed, died or never came to the end of making them. */
record DatabaseFiles(Path folder) {
    private static final List<String> BEGUN = List.of("script.new", "properties.new", "log");

    boolean made() {
        return Files.exists(script());
    }

    Path script() {
        return file("script");
    }

    /** Whether nothing was ever made, or what was begun was forgotten. */
    boolean none() {
        return !made() && !Files.exists(file("properties"));
    }

    /** Makes them fit to be opened, or refuses where opening them would lose what a run has written. */
    void prepare() throws IOException {
        refuseALogThatWouldBeDiscarded();
        if (none()) {
            forgetWhatWasBegun();
        }
    }

    private void refuseALogThatWouldBeDiscarded() throws IOException {
        if (emptyLog()) {
            return;
        }
        if (Files.exists(file("properties"))
                && Files.readString(file("properties")).contains("modified=no")) {
            refuse(
                    "says that it was closed, yet its log is not empty",
                    "Restore nightrounds.properties from a backup, or set modified=yes in it.");
        }
        if (none()) {
            refuse("is gone but for its log", "Restore nightrounds.script and nightrounds.properties from a backup.");
        }
    }

    private boolean emptyLog() throws IOException {
        return !Files.exists(file("log")) || Files.size(file("log")) == 0;
    }

    private void refuse(String why, String remedy) throws IOException {
        Path log = file("log");
        Path aside = file("log.kept-" + Files.getLastModifiedTime(log).toMillis());
        Files.copy(log, aside, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.restrictAllIn(folder);
        throw new DatabaseRefused("The database in " + folder + " " + why + "; opening it would discard "
                + Files.size(log) + " bytes of sent reminders. The log was copied to " + aside + ". " + remedy);
    }

    /**
     * A process died while it made the first files; nothing was ever in them, and HSQLDB takes the draft for a
     * database.
     */
    private void forgetWhatWasBegun() throws IOException {
        for (String begun : BEGUN) {
            Files.deleteIfExists(file(begun));
        }
    }

    private Path file(String ending) {
        return folder.resolve("nightrounds." + ending);
    }
}
