package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.jobfile.JobFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SyncPropertiesTest {
    @Test
    void takesWhatTheJobFileLeavesOutFromTheDefaults() {
        JobFile nightly = JobFile.read(Path.of("jobs/nightly.yaml"));

        assertThat(nightly.bind("sync", SyncProperties.DEFAULTS))
                .isEqualTo(new SyncProperties(200, 4, 4, Duration.ofSeconds(1), false));
    }

    @Test
    void refusesABatchSizeTheVendorWouldNotTake() {
        assertThatThrownBy(() -> new SyncProperties(1001, 4, 4, Duration.ofSeconds(1), false))
                .hasMessage("sync.batchSize is 1001, but must be from 1 to 1000. Leave it out for the default.");
    }

    @Test
    void refusesADelayThatWouldOutlastTheLongestWait() {
        assertThatThrownBy(() -> new SyncProperties(200, 4, 4, Duration.ofMinutes(2), false))
                .hasMessageContaining("sync.firstDelay is PT2M")
                .hasMessageContaining("PT1M");
    }
}
