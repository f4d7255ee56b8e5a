package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;

class SampleIntakeTest {
    @Test
    void readsTheSampleOfTheNightlyJob() {
        try (IntakeRun intake = IntakeRun.of(Path.of("jobs/nightly.yaml"))) {
            JobExecution execution = intake.start();
            assertThat(execution.getAllFailureExceptions()).isEmpty();
            intake.assertRead(execution, 2400, 2371, 29);
        }
    }
}
