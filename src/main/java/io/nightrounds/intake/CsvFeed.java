package io.nightrounds.intake;

import io.nightrounds.intake.csv.CsvRecord;
import io.nightrounds.intake.csv.CsvRecords;
import io.nightrounds.intake.csv.FirstBytes;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as rows: UTF-8 with or without byte order mark. Bytes that are no UTF-8 refuse the row they stand in; a
 * file that is no text from its start is refused whole. Blank lines are no rows.
 */
final class CsvFeed implements Closeable {
    private static final int LOOK_AHEAD = 4096;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BYTES_OF_MARK = 3;
    /** What the decoder puts in place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Characters of the columns that are read. A chunk of rows is in memory at a time, hence not as long as a line. */
    static final int LONGEST_ROW = 16 * 1024;

    private static final String TOO_LONG =
            "Shorten the row to " + LONGEST_ROW + " characters in the columns that are read.";

    private final String source;
    private final CsvRecords records;
    private final Columns columns;
    private @Nullable CsvRecord ahead;
    private long number;

    private CsvFeed(String source, CsvRecords records, Columns columns, CsvRecord first) {
        this.source = source;
        this.records = records;
        this.columns = columns;
        this.ahead = first;
    }

    /**
     * Opens a file and reads its header and its first row.
     *
     * @throws FeedRefused where the file as a whole cannot be used
     */
    static CsvFeed open(FeedFile file) {
        if (!Files.isRegularFile(file.path())) {
            throw FeedRefused.missing(file);
        }
        CsvRecords records = null;
        try {
            records = new CsvRecords(text(file), file.settings().separatorCharacter());
            Columns columns = Columns.of(file, header(file, records));
            records.expect(columns.width());
            return new CsvFeed(file.source(), records, columns, firstRow(file, records));
        } catch (IOException | FeedRefused e) {
            close(records);
            throw e instanceof FeedRefused refused
                    ? refused
                    : FeedRefused.unusable(file + " cannot be read (" + e.getMessage() + "). Check its permissions.");
        }
    }

    /** The next row; null at the end. */
    @Nullable
    FeedRow next() throws IOException {
        CsvRecord record = ahead != null ? ahead : nextRecord(records);
        ahead = null;
        return record == null ? null : row(record);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private FeedRow row(CsvRecord record) {
        Problem damage = damage(record);
        Map<String, String> fields = damage == null ? columns.of(record.fields()) : Map.of();
        FeedRow row = new FeedRow(source, ++number, record.line(), fields, damage);
        return row.characters() <= LONGEST_ROW
                ? row
                : new FeedRow(
                        source,
                        number,
                        record.line(),
                        Map.of(),
                        Problem.ofRow(source, record.line(), "is too long", TOO_LONG));
    }

    private @Nullable Problem damage(CsvRecord record) {
        if (record.problem() != null && record.remedy() != null) {
            return Problem.ofRow(source, record.line(), record.problem(), record.remedy());
        }
        if (record.fields().size() != columns.width()) {
            return Problem.ofRow(
                    source,
                    record.line(),
                    record.fields().size() < columns.width() ? "has too few columns" : "has too many columns",
                    "It has " + record.fields().size() + " and the header has " + columns.width()
                            + ". Put quotes around values that hold the separator or a quote.");
        }
        if (record.holds('\0')) {
            return Problem.ofRow(source, record.line(), "holds NUL characters", "Export the file again as UTF-8 text.");
        }
        return record.holds(REPLACEMENT)
                ? Problem.ofRow(source, record.line(), "holds bytes that are not UTF-8", "Export the file as UTF-8.")
                : null;
    }

    private static List<String> header(FeedFile file, CsvRecords records) throws IOException {
        CsvRecord header = nextRecord(records);
        if (header == null) {
            throw FeedRefused.untrusted(
                    file + " is empty. Nothing was changed: see whether the export ran, then start again.");
        }
        if (header.problem() != null) {
            throw FeedRefused.unusable(file + " has a header (line " + header.line() + ") that " + header.problem()
                    + ". " + header.remedy());
        }
        if (header.holds(REPLACEMENT)) {
            throw FeedRefused.unusable(file + " is not UTF-8: its header holds other bytes. Export it as UTF-8.");
        }
        return header.fields();
    }

    private static CsvRecord firstRow(FeedFile file, CsvRecords records) throws IOException {
        CsvRecord first = nextRecord(records);
        if (first == null) {
            throw FeedRefused.untrusted(file + " has a header and no row. Nothing was changed: see whether the export"
                    + " found what it should, then start again.");
        }
        return first;
    }

    private static @Nullable CsvRecord nextRecord(CsvRecords records) throws IOException {
        CsvRecord record = records.next();
        while (record != null && record.isBlank()) {
            record = records.next();
        }
        return record;
    }

    private static InputStreamReader text(FeedFile file) throws IOException {
        long bytes = Files.size(file.path());
        InputStream in = new BufferedInputStream(new FirstBytes(Files.newInputStream(file.path()), bytes), LOOK_AHEAD);
        in.mark(LOOK_AHEAD);
        String start = new String(in.readNBytes(LOOK_AHEAD), StandardCharsets.UTF_8);
        in.reset();
        if (start.startsWith("PK\u0003\u0004") || start.lines().limit(1).anyMatch(line -> line.indexOf('\0') >= 0)) {
            in.close();
            throw FeedRefused.unusable(file
                    + " is not text in UTF-8 (a spreadsheet, an archive or UTF-16?). Export it as" + " CSV in UTF-8.");
        }
        if (!start.isEmpty() && start.charAt(0) == BYTE_ORDER_MARK) {
            in.skipNBytes(BYTES_OF_MARK);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static void close(@Nullable CsvRecords records) {
        try {
            if (records != null) {
                records.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
