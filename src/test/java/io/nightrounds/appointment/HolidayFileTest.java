package io.nightrounds.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.jobfile.JobFileInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayFileTest {
    @Test
    void readsItsDates(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("h.csv"),
                "\uFEFFdate, name\n2026-12-25,Christmas Day\n\n2026-07-03,\"July 4, observed\"\n");

        assertThat(HolidayFile.read(file))
                .containsExactly(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-07-03"));
    }

    @Test
    void namesEveryWrongLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("h.csv"), "date,name\n25.12.2026,Christmas\n2026-01-01,A\n2026-01-01,B\n");

        assertThatThrownBy(() -> HolidayFile.read(file))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("h.csv:2:1: '25.12.2026' is no date")
                .hasMessageContaining("h.csv:4:1: '2026-01-01' is there twice");
    }

    @Test
    void refusesAFileWithoutItsHeading(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("h.csv"), "2026-12-25,Christmas\n");

        assertThatThrownBy(() -> HolidayFile.read(file))
                .hasMessageContaining("h.csv:1:1: ")
                .hasMessageContaining("date,name");
    }

    @Test
    void saysWhichFileIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> HolidayFile.read(folder.resolve("none.csv")))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("none.csv")
                .hasMessageContaining("cannot be read");
    }
}
