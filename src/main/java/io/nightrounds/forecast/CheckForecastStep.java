package io.nightrounds.forecast;

import io.nightrounds.appointment.Practices;
import io.nightrounds.jobfile.JobFile;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Step {@code check-forecast}: between planning and sending, the one place where a night can be held. */
@Configuration(proxyBeanMethods = false)
class CheckForecastStep {
    private static final String NAME = "check-forecast";

    /** By this exit code the job room tells a night that is held from one that broke. */
    private static final ExitStatus HELD = new ExitStatus("HELD");

    @Bean(NAME)
    Step checkForecast(JobRepository repository, PlatformTransactionManager transactions, CheckForecastTasklet check) {
        return new StepBuilder(NAME, repository)
                .tasklet(check, transactions)
                .listener(telling())
                .build();
    }

    private static StepExecutionListener telling() {
        return new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution step) {
                boolean held = step.getFailureExceptions().stream().anyMatch(ForecastHeld.class::isInstance);
                return held ? HELD : step.getExitStatus();
            }
        };
    }

    @Bean
    ForecastProperties forecastProperties(JobFile jobFile) {
        return jobFile.bind("forecast", ForecastProperties.DEFAULTS);
    }

    @Bean
    CostProperties costProperties(JobFile jobFile) {
        return jobFile.bind("costs", CostProperties.NONE);
    }

    @Bean
    Forecaster.Rules forecastRules(ForecastProperties bounds, CostProperties costs, Practices practices) {
        return new Forecaster.Rules(bounds, costs, practices);
    }
}
