package io.nightrounds.appointment;

import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A practice's holidays: a CSV file of a heading {@code date,name} and a line for each, the date as {@code yyyy-MM-dd}.
 * The name is for whoever keeps the file.
 */
final class HolidayFile {
    private static final String HEADING = "date,name";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final List<Mistake> mistakes = new ArrayList<>();

    private HolidayFile(Path path) {
        this.path = path;
    }

    /** @throws JobFileInvalid with every mistake at once, each with the line it is on */
    static Set<LocalDate> read(Path path) {
        HolidayFile file = new HolidayFile(path);
        Set<LocalDate> dates = file.dates(file.lines());
        if (!file.mistakes.isEmpty()) {
            throw new JobFileInvalid(file.mistakes);
        }
        return dates;
    }

    private Set<LocalDate> dates(List<String> lines) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        if (lines.isEmpty() || !heading(lines.get(0)).equals(HEADING)) {
            wrong(1, "The file of holidays must begin with the line " + HEADING + ". Add it.");
            return dates;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(dates, i + 1, lines.get(i).split(",", 2)[0].strip());
            }
        }
        return dates;
    }

    private void add(Set<LocalDate> dates, int line, String text) {
        try {
            if (!dates.add(LocalDate.parse(text))) {
                wrong(line, "'" + text + "' is there twice. Delete one of the two lines.");
            }
        } catch (DateTimeException e) {
            wrong(line, "'" + text + "' is no date. Write one such as 2026-12-25.");
        }
    }

    private static String heading(String line) {
        return (line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line)
                .replace(" ", "")
                .replace("\"", "");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            wrong(
                    1,
                    "The file of holidays cannot be read (" + e.getClass().getSimpleName()
                            + "). Check the path under practices; it starts at the job file's folder.");
            return List.of(HEADING);
        }
    }

    private void wrong(int line, String message) {
        mistakes.add(new Mistake(path.toString(), line, 1, message));
    }
}
