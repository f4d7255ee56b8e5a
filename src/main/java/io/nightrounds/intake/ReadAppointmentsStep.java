package io.nightrounds.intake;

import io.nightrounds.appointment.AppointmentStore;
import io.nightrounds.appointment.Practices;
import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.RowRules;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step {@code read-appointments}: the input of appointments into visits, patients and rejections. */
@Configuration(proxyBeanMethods = false)
class ReadAppointmentsStep {
    private static final int CHUNK = 2000;

    @Bean("read-appointments")
    Step readAppointments(
            JobRepository repository,
            PlatformTransactionManager transactions,
            CheckedRowReader appointmentReader,
            AppointmentRowWriter appointmentWriter,
            StepExecutionListener readAppointmentsListener) {
        return new StepBuilder("read-appointments", repository)
                .<CheckedRow, CheckedRow>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(appointmentReader)
                .writer(appointmentWriter)
                .listener((StepExecutionListener) appointmentReader)
                .listener(readAppointmentsListener)
                .build();
    }

    @Bean
    StepExecutionListener readAppointmentsListener(FeedLog feeds, PersonStore people) {
        return new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution step) {
                if (step.getStatus() == BatchStatus.COMPLETED) {
                    long run = step.getJobExecution().getJobInstance().getId();
                    feeds.finish(run, Input.APPOINTMENTS);
                    people.forget(run);
                }
                return step.getExitStatus();
            }
        };
    }

    @Bean
    CheckedRowReader appointmentReader(
            Inputs inputs, ReadInputsStep readers, ChunkCheck check, AppointmentRowWriter writer) {
        return new CheckedRowReader(step -> {
            long run = step.getJobExecution().getJobInstance().getId();
            InputReader input = readers.of(inputs.appointments(), run, ReadPeopleStep.night(step), writer::forget);
            return new AheadReader(input, rows -> check.check(run, rows), CHUNK);
        });
    }

    @Bean
    @StepScope
    AppointmentRowWriter appointmentWriter(
            @Value("#{stepExecution.jobExecution.jobInstance.id}") long run,
            AppointmentStore appointments,
            RejectionLog rejections,
            FeedLog feeds) {
        return new AppointmentRowWriter(run, appointments, rejections, feeds);
    }

    /** Used in another thread than the step's, where its scope is not known. */
    @Bean
    ChunkCheck chunkCheck(PersonStore people, Practices practices, IntakeProperties intake) {
        return new ChunkCheck(
                people,
                new RowRules(practices),
                intake.appointments().defaultsOrNone(),
                !intake.people().isEmpty());
    }
}
