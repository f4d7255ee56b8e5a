package io.nightrounds.jobfile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a job file's text, or says why that cannot be done. */
final class JobFileText {
    private JobFileText() {}

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw unreadable(
                    path,
                    "there is no such file. Check the path; 'nightrounds run jobs/nightly.yaml' runs the sample.");
        } catch (CharacterCodingException e) {
            throw unreadable(path, "it is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(path, "it cannot be read (" + e.getMessage() + ").");
        }
    }

    private static JobFileInvalid unreadable(Path path, String why) {
        return new JobFileInvalid(List.of(new Mistake(path.toString(), 1, 1, "The job file cannot be used: " + why)));
    }
}
