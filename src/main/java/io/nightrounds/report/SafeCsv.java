package io.nightrounds.report;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that is safe to open in a spreadsheet: UTF-8 with a byte order mark, without which spreadsheets guess the
 * encoding; every field quoted; and no field that a spreadsheet would run as a formula.
 */
final class SafeCsv implements AutoCloseable {
    private static final String RUNS_AS_FORMULA = "=+-@\t\r\n";

    private final CSVWriter csv;

    SafeCsv(Path file, String... header) {
        try {
            var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            out.write('\uFEFF');
            csv = new CSVWriter(
                    out, ',', ICSVWriter.DEFAULT_QUOTE_CHARACTER, ICSVWriter.DEFAULT_ESCAPE_CHARACTER, "\r\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        csv.writeNext(header);
    }

    void row(@Nullable Object... values) {
        String[] fields = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            fields[i] = value == null ? "" : safe(value.toString());
        }
        csv.writeNext(fields);
    }

    /** An apostrophe in front makes a spreadsheet read the rest as text; blanks before the sign do not protect. */
    static String safe(String field) {
        String visible = field.stripLeading();
        boolean formula = startsAsFormula(field) || startsAsFormula(visible);
        return formula ? "'" + field : field;
    }

    private static boolean startsAsFormula(String field) {
        return !field.isEmpty() && RUNS_AS_FORMULA.indexOf(field.charAt(0)) >= 0;
    }

    /** Closes the file. The writer keeps its errors to itself until asked, and asking it flushes. */
    @Override
    public void close() {
        boolean broken = csv.checkError();
        try {
            csv.close();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
        if (broken) {
            throw new UncheckedIOException(
                    new IOException("The end of a report file could not be written", csv.getException()));
        }
    }
}
