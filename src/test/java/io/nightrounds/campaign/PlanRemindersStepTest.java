package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.DeclinedContacts;
import io.nightrounds.campaign.who.FailedContacts;
import io.nightrounds.jobfile.JobFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(
        classes = PlanRemindersStepTest.Night.class,
        properties = {
            "spring.datasource.url=jdbc:hsqldb:mem:plan-reminders;hsqldb.tx=mvcc",
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:db/migration/V2__rooms.sql",
            "spring.batch.jdbc.initialize-schema=always",
            "spring.batch.job.enabled=false",
            "spring.main.web-application-type=none"
        })
class PlanRemindersStepTest {
    private static final Instant NOW = Instant.parse("2026-06-03T06:00:00Z");
    private static final LocalDate NIGHT = LocalDate.parse("2026-06-03");

    @Autowired
    private JobOperator operator;

    @Autowired
    private Job job;

    @Autowired
    private JdbcTemplate jdbc;

    private int nights;

    @BeforeEach
    void empty() {
        jdbc.update("delete from reminder");
        jdbc.update("delete from appointment");
        jdbc.update("delete from patient");
        Stored.into(jdbc)
                .patient("harbor", "p-1", "+16175550101", "")
                .patient("thames", "p-1", "+442079460101", "")
                .flush();
    }

    @Test
    void writesARowForEveryDueTouchAndNoneForALaterOne() throws Exception {
        Stored.into(jdbc)
                .visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z")
                .visit("harbor", "later", "p-1", "2026-06-12T14:00:00Z")
                .flush();

        run(NIGHT);

        assertThat(rows()).containsExactly("harbor soon week-before SMS +16175550101 en null");
    }

    @Test
    void plansTheSecondTouchOnALaterNightOnly() throws Exception {
        Stored.into(jdbc).visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z").flush();

        run(NIGHT);
        run(LocalDate.parse("2026-06-10"));

        assertThat(rows())
                .containsExactly(
                        "harbor soon hours-before SMS +16175550101 en null",
                        "harbor soon week-before SMS +16175550101 en null");
    }

    @Test
    void plansNothingTwiceOnASecondRunOfTheSameNight() throws Exception {
        Stored.into(jdbc).visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z").flush();

        long first = run(NIGHT).getJobInstanceId();
        long second = run(NIGHT).getJobInstanceId();

        assertThat(rows(first)).containsExactly("harbor soon week-before SMS +16175550101 en null");
        assertThat(rows(second)).isEmpty();
    }

    @Test
    void aLateRunPlansWhatTheNightsBeforeItMissed() throws Exception {
        Stored.into(jdbc).visit("harbor", "soon", "p-1", "2026-06-04T14:00:00Z").flush();

        run(NIGHT);

        assertThat(rows()).containsExactly("harbor soon week-before null null null too-late");
    }

    @Test
    void aMovedVisitGetsTouchesOfItsOwn() throws Exception {
        Stored.into(jdbc).visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z").flush();
        run(NIGHT);
        jdbc.update("update appointment set start_at = timestamp '2026-06-09 15:00:00+0:00'");

        run(NIGHT);

        assertThat(jdbc.queryForList("select distinct start_at from reminder", OffsetDateTime.class))
                .hasSize(2);
    }

    @Test
    void looksBackAWeekAndNotFurther() throws Exception {
        Stored.into(jdbc)
                .visit("harbor", "six-days-ago", "p-1", "2026-05-28T14:00:00Z")
                .visit("harbor", "eight-days-ago", "p-1", "2026-05-26T05:00:00Z")
                .flush();

        run(NIGHT);

        assertThat(rows())
                .containsExactly(
                        "harbor six-days-ago hours-before null null null past-visit",
                        "harbor six-days-ago week-before null null null past-visit");
    }

    @Test
    void takesANoThatSomeoneElseGaveForTheSameNumber() throws Exception {
        Stored.into(jdbc)
                .patient("thames", "sibling", "+16175550101", "SMS")
                .visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z")
                .flush();

        run(NIGHT);

        assertThat(rows()).containsExactly("harbor soon week-before EMAIL p-1@example.org en null");
    }

    @Test
    void plansVisitsOfTheSameIdInEachPractice() throws Exception {
        Stored.into(jdbc)
                .visit("harbor", "soon", "p-1", "2026-06-10T14:00:00Z")
                .visit("harbor", "tomorrow", "p-1", "2026-06-04T14:00:00Z")
                .visit("thames", "soon", "p-1", "2026-06-10T09:00:00Z")
                .flush();

        long run = run(NIGHT).getJobInstanceId();

        assertThat(rows(run))
                .containsExactly(
                        "harbor soon week-before SMS +16175550101 en null",
                        "harbor tomorrow week-before null null null too-late",
                        "thames soon week-before SMS +442079460101 en null");
    }

    @Test
    void goesOnAfterAFailureWithoutPlanningAnythingTwice() throws Exception {
        Stored stored = Stored.into(jdbc);
        for (int i = 0; i < VisitPages.SIZE + 200; i++) {
            stored.visit("harbor", "v-%05d".formatted(i), "p-1", "2026-06-10T14:00:00Z");
        }
        stored.visit("harbor", "w", "nobody", "2026-06-10T14:00:00Z").flush();
        JobParameters night = parameters(NIGHT);

        JobExecution failed = operator.start(job, night);
        List<Throwable> why = failed.getAllFailureExceptions();
        int before = rows().size();
        stored.patient("harbor", "nobody", "+16175550102", "").flush();
        JobExecution restarted = operator.start(job, night);

        assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(why).anySatisfy(e -> assertThat(e).hasRootCauseMessage(noPatient()));
        assertThat(before).isEqualTo(VisitPages.SIZE);
        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(rows()).hasSize(VisitPages.SIZE + 201).doesNotHaveDuplicates();
    }

    private static String noPatient() {
        return "Appointment 'w' of practice 'harbor' has no patient in the database. Reading the feed writes both; if a"
                + " new run does not mend this, it is a defect.";
    }

    private JobExecution run(LocalDate night) throws Exception {
        JobExecution execution = operator.start(job, parameters(night));
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return execution;
    }

    private JobParameters parameters(LocalDate night) {
        return new JobParametersBuilder()
                .addLocalDate("date", night)
                .addString("test", getClass().getName() + System.identityHashCode(this) + nights++)
                .toJobParameters();
    }

    private List<String> rows() {
        return rows("run >= 0");
    }

    private List<String> rows(long run) {
        return rows("run = " + run);
    }

    private List<String> rows(String which) {
        return jdbc.query(
                """
                select practice, appointment_id, touch, channel, recipient, language, suppressed from reminder
                where %s order by practice, appointment_id, touch
                """.formatted(which),
                (row, number) -> String.join(
                        " ",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
    }

    @EnableAutoConfiguration
    @Import({
        PlanRemindersStep.class,
        VisitPages.class,
        VisitHistories.class,
        Planner.class,
        DeclinedContacts.class,
        FailedContacts.class,
        ClosedContacts.class,
        ContactCaps.class,
        ReminderLedger.class
    })
    static class Night {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        JobFile jobFile() {
            return SampleJobFile.of(SampleJobFile.CAMPAIGN + SampleJobFile.NO_CAPS);
        }

        @Bean
        Practices practices() {
            return new Practices(Map.of(
                    "harbor", new Practice("Harbor", ZoneId.of("America/New_York"), "US", "en", null),
                    "thames", new Practice("Thames", ZoneId.of("Europe/London"), "GB", "en", null)));
        }

        @Bean
        Job night(JobRepository repository, Step planReminders) {
            return new JobBuilder("night", repository).start(planReminders).build();
        }
    }
}
