package io.nightrounds.intake.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import io.nightrounds.intake.csv.SourceLines.Line;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a CSV text by RFC 4180: a backslash is a character like any other, and a quoted field may span lines.
 * A quote that is never closed costs its own line only: the lines it would swallow are read again as records.
 */
public final class CsvRecords implements Closeable {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_FIELD = 64 * 1024;

    private final SourceLines lines;
    private final char separator;
    private ICSVParser parser;
    private int width;

    /** Closing the records closes the text. */
    public CsvRecords(Reader text, char separator) {
        this.lines = new SourceLines(text);
        this.separator = separator;
        this.parser = parser(separator);
    }

    /**
     * Tells how many fields a record has. From then on a record of several lines with another number of fields is a quote
     * that a later row happened to close.
     */
    public void expect(int fields) {
        width = fields;
    }

    /** The next record; null at the end. */
    public @Nullable CsvRecord next() throws IOException {
        Line first = lines.next();
        if (first == null) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        List<Line> swallowed = new ArrayList<>();
        int length = 0;
        for (Line line = first; line != null; line = lines.next()) {
            length += line.text().length();
            if (line != first) {
                swallowed.add(line);
            }
            if (line.cut() || length > SourceLines.LONGEST || swallowed.size() >= MOST_LINES) {
                break;
            }
            fields.addAll(List.of(parser.parseLineMulti(line.text())));
            if (!parser.isPending() && (swallowed.isEmpty() || width == 0 || fields.size() == width)) {
                return checked(first.number(), fields);
            }
            if (!parser.isPending()) {
                break;
            }
        }
        parser = parser(separator);
        lines.putBack(swallowed);
        return first.cut()
                ? tooLong(first.number())
                : broken(
                        first.number(),
                        "opens a quote that is not closed",
                        "Close it; a quote inside a quoted value is written twice. The next line was read on its own.");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static CsvRecord checked(long line, List<String> fields) {
        return fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)
                ? tooLong(line)
                : new CsvRecord(line, fields, null, null);
    }

    private static CsvRecord tooLong(long line) {
        return broken(
                line,
                "has a value that is too long",
                "Shorten it to " + LONGEST_FIELD + " characters, and look for a quote that is not closed.");
    }

    private static CsvRecord broken(long line, String problem, String remedy) {
        return new CsvRecord(line, List.of(), problem, remedy);
    }

    private static ICSVParser parser(char separator) {
        return new RFC4180ParserBuilder().withSeparator(separator).build();
    }
}
