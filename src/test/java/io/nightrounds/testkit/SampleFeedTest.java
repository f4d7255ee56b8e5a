package io.nightrounds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFeedTest {
    @TempDir
    Path folder;

    @Test
    void theCommittedSampleIsWhatTheGeneratorWrites() throws IOException {
        Path written = folder.resolve("appointments.csv");
        SampleFeed.write(SampleFeed.SAMPLE_ROWS, written, SampleFeed.SAMPLE_SEED);
        assertThat(Path.of("data/sample/appointments.csv")).hasSameBinaryContentAs(written);
    }
}
