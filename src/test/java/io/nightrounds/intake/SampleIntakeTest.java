package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.SampleFeed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;

class SampleIntakeTest {
    @Test
    void readsTheSampleOfTheNightlyJob() {
        try (IntakeRun intake = IntakeRun.of(Path.of("jobs/nightly.yaml"))) {
            JobExecution execution = intake.start();
            assertThat(execution.getAllFailureExceptions()).isEmpty();
            System.out.println(intake.ledger().counts(IntakeRun.run(execution)));
            intake.ledger().byProblem(IntakeRun.run(execution)).forEach(System.out::println);
        }
    }

    @Test
    void tmpSpeed(@TempDir Path folder) throws Exception {
        SampleFeed.write(100_000, folder.resolve("a.csv"), 1);
        Path job = IntakeRun.jobFile(folder, "appointments: { file: a.csv }");
        try (IntakeRun intake = IntakeRun.of(job)) {
            long t = System.nanoTime();
            JobExecution execution = intake.start();
            System.out.println("100k " + (System.nanoTime() - t) / 1_000_000 + " ms "
                    + intake.ledger().counts(IntakeRun.run(execution)));
        }
    }
}
