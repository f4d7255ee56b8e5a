package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46•••••05", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1"})
    void neutralisesWhatASpreadsheetWouldRun(String field) {
        assertThat(SafeCsv.safe(field)).isEqualTo("'" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "harbor", "2026-11-24 15:30", "a=b"})
    void leavesOrdinaryFieldsAlone(String field) {
        assertThat(SafeCsv.safe(field)).isEqualTo(field);
    }

    @Test
    void quotesEveryFieldAndMarksTheEncoding(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("x.csv");

        try (SafeCsv csv = new SafeCsv(file, "name", "note")) {
            csv.row("Söder \"kliniken\"", null);
        }

        assertThat(Files.readString(file)).isEqualTo("\uFEFF\"name\",\"note\"\r\n\"Söder \"\"kliniken\"\"\",\"\"\r\n");
    }
}
