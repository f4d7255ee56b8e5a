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
 * A quote that is never closed costs its own line only: the lines it would swallow are read again as records. A quote
 * counts as closed by a later line only where what follows is a value's end and the record gets as many fields as the
 * header has, which is also how two rows differ from one with a line end in it.
 */
public final class CsvRecords implements Closeable {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_FIELD = 64 * 1024;

    private final SourceLines lines;
    private final char separator;
    private final ICSVParser parser;
    private int width;

    /** Closing the records closes the text. */
    public CsvRecords(Reader text, char separator) {
        this.lines = new SourceLines(text);
        this.separator = separator;
        this.parser = new RFC4180ParserBuilder().withSeparator(separator).build();
    }

    /**
     * Tells how many fields a record has. From then on a record of several lines with another number of fields is a
     * quote that a later row happened to close.
     */
    public void expect(int fields) {
        width = fields;
    }

    /** The next record; null at the end. */
    public @Nullable CsvRecord next() throws IOException {
        Line first = lines.next();
        if (first == null || first.cut()) {
            return first == null ? null : tooLong(first.number());
        }
        if (first.text().indexOf('"') < 0) {
            return checked(first.number(), split(first.text()));
        }
        Quotes quotes = new Quotes(separator);
        quotes.read(first.text());
        if (quotes.broken()) {
            return broken(
                    first.number(),
                    "has text behind a closing quote",
                    "Write a quote inside a quoted value twice, and nothing between a closing quote and the separator.");
        }
        List<Line> more = linesUntilClosed(first, quotes);
        if (!quotes.open() && !quotes.broken()) {
            List<String> fields = List.of(parser.parseLine(joined(first, more)));
            if (more.isEmpty() || width == 0 || fields.size() == width) {
                return checked(first.number(), fields);
            }
        }
        lines.putBack(more);
        return broken(
                first.number(),
                "opens a quote that is not closed",
                "Close it; a quote inside a quoted value is written twice. The next line was read on its own.");
    }

    /** Most rows have no quote at all, and need no parser. */
    private List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
            fields.add(line.substring(from, to));
            from = to + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    /**
     * The lines that an open quote takes in. A line on which it turns out not to be closed has quotes of its own, hence
     * no line is looked at for more than one quote before it, however many rows are broken.
     */
    private List<Line> linesUntilClosed(Line first, Quotes quotes) throws IOException {
        List<Line> more = new ArrayList<>();
        int length = first.text().length();
        while (quotes.open() && length <= SourceLines.LONGEST && more.size() < MOST_LINES) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            if (line.cut()) {
                break;
            }
            length += line.text().length();
            quotes.read(line.text());
        }
        return more;
    }

    private static String joined(Line first, List<Line> more) {
        StringBuilder text = new StringBuilder(first.text());
        more.forEach(line -> text.append('\n').append(line.text()));
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static CsvRecord checked(long line, List<String> fields) {
        for (String field : fields) {
            if (field.length() > LONGEST_FIELD) {
                return tooLong(line);
            }
        }
        return new CsvRecord(line, fields, null, null);
    }

    private static CsvRecord tooLong(long line) {
        return broken(
                line,
                "has a value that is too long",
                "Shorten it to " + LONGEST_FIELD + " characters, and look for a line end or a quote that is missing.");
    }

    private static CsvRecord broken(long line, String problem, String remedy) {
        return new CsvRecord(line, List.of(), problem, remedy);
    }
}
