package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.intake.IntakeLedger.IntakeCounts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

class SyntheaTest {
    @Test
    void readsAnExportOfThreeFilesWhole() {
        try (IntakeRun intake = IntakeRun.of(Path.of("jobs/synthea.yaml"))) {
            JobExecution execution = intake.start();
            assertThat(execution.getAllFailureExceptions()).isEmpty();
            assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            IntakeCounts counts = intake.ledger().counts(IntakeRun.run(execution));
            System.out.println(counts);
            intake.ledger().byProblem(IntakeRun.run(execution)).forEach(System.out::println);
        }
    }
}
