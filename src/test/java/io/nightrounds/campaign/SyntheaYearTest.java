package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.testkit.JdbcBeans;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A hospital system's year: its export is read once, and every night of 2025 is planned from the database. */
class SyntheaYearTest {
    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    /** What some night found due. */
    private final Set<TouchKey> planned = new HashSet<>();

    @Test
    void everyTouchOfEveryVisitIsDueOnceInTheYear() throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Wiring.class)) {
            read(context);
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            for (LocalDate night = FIRST; night.getYear() == 2025; night = night.plusDays(1)) {
                int due = plan(context, night);
                assertThat(buckets(jdbc, night).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as("sent and suppressed on %s", night)
                        .isEqualTo(due);
            }
            assertThat(jdbc.queryForObject("select count(*) from reminder", Integer.class))
                    .isEqualTo(planned.size());
            assertThat(visits(jdbc, "week-before").keySet()).isEqualTo(all(jdbc));
            assertThat(visits(jdbc, "two-days-before").keySet()).isEqualTo(all(jdbc));
            assertThat(visits(jdbc, "hours-before").keySet()).isEqualTo(all(jdbc));
            assertThat(jdbc.queryForObject("""
                    select count(*) from reminder where suppressed is null
                      and (channel is null or recipient is null or not_after <= not_before or not_after > start_at)
                    """, Integer.class)).isZero();
            assertThat(jdbc.queryForObject("select count(*) from reminder where suppressed is null", Integer.class))
                    .isGreaterThan(5000);
        }
    }

    /** What the step does without Spring Batch around it, which would take half the time of the test. */
    private int plan(AnnotationConfigApplicationContext context, LocalDate night) {
        Instant now = night.atTime(LocalTime.of(2, 0)).atZone(BOSTON).toInstant();
        Planner planner = context.getBean(Planner.class);
        VisitReader reader =
                new VisitReader(context.getBean(VisitPages.class), new VisitReader.Range(planner, night, now));
        ReminderLedger ledger = new ReminderLedger(
                context.getBean(JdbcTemplate.class),
                context.getBean(ContactCaps.class),
                Clock.fixed(now, ZoneOffset.UTC));
        int due = 0;
        for (Visit visit = reader.read(); visit != null; visit = reader.read()) {
            List<PlannedTouch> touches = planner.plan(visit, night, now);
            due += (int)
                    touches.stream().filter(touch -> planned.add(touch.key())).count();
            ledger.record(night.toEpochDay(), touches);
        }
        return due;
    }

    private static Map<String, Integer> buckets(JdbcTemplate jdbc, LocalDate night) {
        Map<String, Integer> buckets = new HashMap<>();
        jdbc.query(
                "select suppressed from reminder where run = ?",
                row -> {
                    String reason = row.getString(1);
                    buckets.merge(reason == null ? "to be sent" : reason, 1, Integer::sum);
                },
                night.toEpochDay());
        return buckets;
    }

    private static Map<String, Integer> visits(JdbcTemplate jdbc, String touch) {
        Map<String, Integer> visits = new HashMap<>();
        jdbc.query(
                "select appointment_id from reminder where touch = ?",
                row -> {
                    visits.merge(row.getString(1), 1, Integer::sum);
                },
                touch);
        assertThat(visits.values()).as("times that %s is due", touch).containsOnly(1);
        return visits;
    }

    private static Set<String> all(JdbcTemplate jdbc) {
        return new HashSet<>(jdbc.queryForList("select id from appointment", String.class));
    }

    private static void read(AnnotationConfigApplicationContext context) throws Exception {
        assertThat(context.getBean(JobOperator.class)
                        .start(
                                context.getBean(Job.class),
                                new JobParametersBuilder()
                                        .addLocalDate("date", FIRST)
                                        .toJobParameters())
                        .getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
    }

    /** Not marked as a configuration, lest the program find it when it runs in the tests' process. */
    @EnableBatchProcessing
    @EnableJdbcJobRepository
    @Import(JdbcBeans.class)
    @ComponentScan(
            basePackages = {"io.nightrounds.intake", "io.nightrounds.appointment", "io.nightrounds.campaign"},
            lazyInit = true,
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IntakeRun).*"))
    static class Wiring {
        @Bean
        JobFile jobFile() {
            return JobFile.read(Path.of("jobs/synthea.yaml"));
        }

        @Bean
        Clock clock() {
            return Clock.fixed(FIRST.atStartOfDay(BOSTON).toInstant(), ZoneOffset.UTC);
        }

        @Bean
        DataSource dataSource() {
            DataSource database =
                    new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
            new ResourceDatabasePopulator(
                            new ClassPathResource("org/springframework/batch/core/schema-hsqldb.sql"),
                            new ClassPathResource("db/migration/V2__rooms.sql"))
                    .execute(database);
            return database;
        }

        @Bean
        @Lazy
        Job reading(
                JobRepository repository,
                @Qualifier("read-people") Step people,
                @Qualifier("read-appointments") Step appointments) {
            return new JobBuilder("reading", repository)
                    .start(people)
                    .next(appointments)
                    .build();
        }
    }
}
