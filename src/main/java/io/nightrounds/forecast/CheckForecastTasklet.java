package io.nightrounds.forecast;

import io.nightrounds.dispatch.outlook.Outlook;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Foresees the run, keeps the forecast, and fails where it is held: then nothing after it is done. */
@Component
class CheckForecastTasklet implements Tasklet {
    private final Forecaster forecaster;
    private final ForecastLedger ledger;
    private final Outlook outlook;

    CheckForecastTasklet(Forecaster forecaster, ForecastLedger ledger, Outlook outlook) {
        this.forecaster = forecaster;
        this.ledger = ledger;
        this.outlook = outlook;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        JobExecution execution = contribution.getStepExecution().getJobExecution();
        Forecast found = forecaster.foresee(subject(execution), each -> {});
        Forecast forecast = found.isHeld() ? accepted(found, execution) : found;
        ledger.keep(forecast);
        if (forecast.isHeld()) {
            outlook.hold(forecast.run(), forecast.breaches().get(0).sentence());
            throw new ForecastHeld(forecast);
        }
        return RepeatStatus.FINISHED;
    }

    /** Once accepted, a run stays so: it may be killed before the step has ended. */
    private Forecast accepted(Forecast found, JobExecution execution) {
        String operator = execution.getJobParameters().getString("acceptedBy");
        if (operator != null) {
            return found.judged(Forecast.Verdict.ACCEPTED, operator, found.checkedAt());
        }
        Optional<Forecast> before =
                ledger.find(found.run()).filter(kept -> kept.verdict() == Forecast.Verdict.ACCEPTED);
        return before.map(kept -> found.judged(Forecast.Verdict.ACCEPTED, kept.acceptedBy(), kept.acceptedAt()))
                .orElse(found);
    }

    private static Forecaster.Subject subject(JobExecution execution) {
        JobParameters parameters = execution.getJobParameters();
        return new Forecaster.Subject(
                execution.getJobInstanceId(),
                Objects.requireNonNull(parameters.getString("job")),
                Objects.requireNonNull(parameters.getLocalDate("date")),
                false);
    }
}
