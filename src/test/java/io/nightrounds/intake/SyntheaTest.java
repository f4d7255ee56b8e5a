package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nightrounds.intake.IntakeLedger.ProblemCount;
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
            intake.assertRead(execution, 5165, 5165, 0);
            assertThat(intake.ledger().byProblem(IntakeRun.run(execution)))
                    .extracting(ProblemCount::source, ProblemCount::field, ProblemCount::rows)
                    .containsExactly(
                            tuple("contacts", "mobile", 42L),
                            tuple("contacts", "email", 36L),
                            tuple("contacts", "mobile", 8L),
                            tuple("contacts", "channels", 5L));
            assertThat(intake.jdbc().queryForObject("select count(*) from patient", Long.class))
                    .isEqualTo(933);
            assertThat(intake.jdbc().queryForObject("select count(*) from patient where deceased = true", Long.class))
                    .isEqualTo(7);
            assertThat(intake.jdbc().queryForObject("select count(*) from person_row", Long.class))
                    .as("kept no longer than needed")
                    .isZero();
        }
    }
}
