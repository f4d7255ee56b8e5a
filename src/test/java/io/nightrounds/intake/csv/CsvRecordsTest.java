package io.nightrounds.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
    @Test
    void countsLinesWhateverEndsThem() throws IOException {
        assertThat(read("a\nb\r\nc\rd")).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void readsQuotesNewlinesAndBackslashesAsTheyAre() throws IOException {
        assertThat(read("\"a\r\nb\",\"c\"\"d\",e\\\nnext,row,here"))
                .extracting(CsvRecord::line, CsvRecord::fields)
                .containsExactly(tuple(1L, List.of("a\nb", "c\"d", "e\\")), tuple(3L, List.of("next", "row", "here")));
    }

    @Test
    void losesOneLineOnlyToAQuoteThatIsNeverClosed() throws IOException {
        List<CsvRecord> records = read("a,\"b\n" + "c,d\n".repeat(1000));
        assertThat(records).hasSize(1001);
        assertThat(records.get(0).problem()).isEqualTo("opens a quote that is not closed");
        assertThat(records.subList(1, 1001))
                .allSatisfy(record -> assertThat(record.problem()).isNull());
    }

    @Test
    void losesOneLineOnlyToAQuoteThatALaterRowCloses() throws IOException {
        assertThat(read("a,\"b\nc,d\ne,\"f\"\n"))
                .extracting(CsvRecord::problem)
                .containsExactly("opens a quote that is not closed", null, null);
    }

    @Test
    void keepsNothingOfALineWithoutEnd() throws IOException {
        List<CsvRecord> records = read("a," + "x".repeat(1_000_000) + "\nc,d\n");
        assertThat(records).extracting(CsvRecord::problem).containsExactly("has a value that is too long", null);
    }

    @Test
    void refusesAValueThatIsTooLong() throws IOException {
        assertThat(read("a," + "x".repeat(70_000) + "\n"))
                .extracting(CsvRecord::problem)
                .containsExactly("has a value that is too long");
    }

    private static List<CsvRecord> read(String text) throws IOException {
        List<CsvRecord> read = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(new StringReader(text), ',')) {
            records.expect(text.startsWith("\"a") ? 3 : 2);
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                read.add(record);
            }
        }
        return read;
    }
}
