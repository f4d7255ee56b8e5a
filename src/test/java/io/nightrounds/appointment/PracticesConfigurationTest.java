package io.nightrounds.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticesConfigurationTest {
    private final PracticesConfiguration configuration = new PracticesConfiguration();

    @Test
    void readsThePracticesOfTheJobFile() {
        Practices practices = configuration.practices(JobFile.read(Path.of("jobs/nightly.yaml")));
        assertThat(practices.keys()).containsExactlyInAnyOrder("harbor", "thames", "soder");
        assertThat(practices.of("soder"))
                .isEqualTo(
                        new Practice("Söderkliniken", ZoneId.of("Europe/Stockholm"), "SE", "sv", "+46 8 465 004 10"));
    }

    @Test
    void readsAPracticesHolidaysBesideTheJobFile() {
        Practices practices = configuration.practices(JobFile.read(Path.of("jobs/campaigns.yaml")));
        assertThat(practices.of("harbor").holidays())
                .contains(LocalDate.parse("2026-12-25"))
                .hasSize(13);
    }

    @Test
    void refusesAZoneThatDoesNotExist(@TempDir Path folder) throws IOException {
        assertRefused(folder, "zone: Europe/London", "zone: Europe/Londn", "'Europe/Londn' is no time zone");
    }

    @Test
    void refusesACountryThatDoesNotExist(@TempDir Path folder) throws IOException {
        assertRefused(folder, "region: GB", "region: UK", "'UK' is no ISO 3166 country");
    }

    @Test
    void refusesALanguageThatIsNoTag(@TempDir Path folder) throws IOException {
        assertRefused(folder, "language: sv", "language: svenska språket", "is no language tag");
    }

    private void assertRefused(Path folder, String right, String wrong, String message) throws IOException {
        String nightly = Files.readString(Path.of("jobs/nightly.yaml"));
        Path file = Files.writeString(folder.resolve("job.yaml"), nightly.replace(right, wrong));
        JobFile job = JobFile.read(file);
        assertThatThrownBy(() -> configuration.practices(job))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s).*job\\.yaml:\\d+:\\d+: .*");
    }
}
