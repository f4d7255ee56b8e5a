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

    @Test
    void refusesOnlyTheLineWithTextBehindAClosingQuote() throws IOException {
        assertThat(read("a,\"b\"c\nd,\"e\" \nf,g\n"))
                .extracting(CsvRecord::line, CsvRecord::problem)
                .containsExactly(
                        tuple(1L, "has text behind a closing quote"),
                        tuple(2L, "has text behind a closing quote"),
                        tuple(3L, null));
    }

    @Test
    void losesNoRowToQuotesThatEveryRowOpens() throws IOException {
        List<CsvRecord> records = read("x,\"Ada\n".repeat(10_000) + "c,d\n");
        assertThat(records).hasSize(10_001);
        assertThat(records.subList(0, 10_000))
                .allSatisfy(record -> assertThat(record.problem()).isEqualTo("opens a quote that is not closed"));
        assertThat(records.get(10_000).fields()).containsExactly("c", "d");
    }

    @Test
    void takesAQuoteInsideAPlainValueAsItIs() throws IOException {
        assertThat(read("a,5\" pipe\nc,d\n"))
                .extracting(CsvRecord::fields)
                .containsExactly(List.of("a", "5\" pipe"), List.of("c", "d"));
    }

    @Test
    void answersEveryLineOfEveryShortTextWithARecord() throws IOException {
        String alphabet = "a,\"\n";
        for (int number = 0; number < 1 << 16; number++) {
            StringBuilder text = new StringBuilder();
            for (int rest = number; text.length() < 8; rest /= 4) {
                text.append(alphabet.charAt(rest % 4));
            }
            long line = 0;
            for (CsvRecord record : read(text.toString())) {
                assertThat(record.line()).as(text.toString()).isGreaterThan(line);
                assertThat(record.problem() == null ? record.fields() : List.of("broken"))
                        .as(text.toString())
                        .isNotEmpty();
                long skipped = record.line() - line - 1;
                assertThat(skipped == 0 || text.toString().contains("\""))
                        .as(text.toString())
                        .isTrue();
                line = record.line();
            }
        }
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
