package io.nightrounds.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.forecast.Forecast.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ForecastTablesTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2026-12-01");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private JdbcTemplate jdbc;
    private ForecastLedger ledger;
    private NightFigures figures;

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "");
    }

    @BeforeEach
    void makeTables() {
        DataSource source = database();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(source);
        jdbc = new JdbcTemplate(source);
        ledger = new ForecastLedger(jdbc, new JdbcTransactionManager(source));
        figures = new NightFigures(JdbcClient.create(source));
    }

    @Test
    void readBackWhatWasKeptAndKeepOnlyTheLastForecastOfARun() {
        Forecast held = new Forecast(
                7,
                "nightly",
                TUESDAY,
                NOON,
                Verdict.HELD,
                "EUR",
                List.of(
                        new CampaignForecast(
                                "recall",
                                3,
                                2,
                                4,
                                new BigDecimal("0.28"),
                                NOON,
                                NOON.plusSeconds(60),
                                Map.of("too-late", 2L)),
                        new CampaignForecast("visit", 0, 0, 0, new BigDecimal("0"), null, null, Map.of())),
                List.of(new PracticeForecast("harbor", 5, 100, 90, 3)),
                List.of(
                        new Breach(null, Breach.Measure.COST, "0.28 EUR", "at most 0.1 EUR", "costs.cap 0.1"),
                        new Breach("harbor", Breach.Measure.CANCELLED, "3 of 90", "at most 2", "forecast.cancelled")),
                null,
                null);
        ledger.keep(held);
        assertThat(ledger.find(7)).contains(held);

        Forecast accepted = held.judged(Verdict.ACCEPTED, "ada@backoffice", NOON);
        ledger.keep(accepted);
        assertThat(ledger.find(7)).contains(accepted);
        assertThat(ledger.find(8)).isEmpty();
    }

    @Test
    void compareWithTheLastRoundsOfTheSameWeekdayThatWereLetGo() {
        keep(1, "nightly", TUESDAY.minusWeeks(4), Verdict.PASSED, 10);
        keep(2, "nightly", TUESDAY.minusWeeks(3), Verdict.PASSED, 20);
        keep(3, "nightly", TUESDAY.minusWeeks(2), Verdict.PASSED, 30);
        keep(4, "nightly", TUESDAY.minusWeeks(2), Verdict.ACCEPTED, 33);
        keep(5, "nightly", TUESDAY.minusWeeks(1), Verdict.HELD, 9999);
        keep(6, "other", TUESDAY.minusWeeks(1), Verdict.PASSED, 7777);
        keep(7, "nightly", TUESDAY.minusDays(1), Verdict.PASSED, 555);
        keep(8, "nightly", TUESDAY, Verdict.HELD, 666);

        Past past = ledger.past(new Forecaster.Subject(9, "nightly", TUESDAY, false), 2);

        assertThat(past.sameWeekday())
                .containsExactly(
                        Map.of("harbor", new PracticeForecast("harbor", 33, 0, 0, 0)),
                        Map.of("harbor", new PracticeForecast("harbor", 20, 0, 0, 0)));
        assertThat(past.last()).isNotNull().extracting(Past.Last::run).isEqualTo(7L);
        assertThat(ledger.before(9, "nightly").map(Forecast::run)).contains(7L);
        assertThat(ledger.past(new Forecaster.Subject(9, "newest", TUESDAY, false), 2)
                        .last())
                .isNull();
    }

    @Test
    void countUpcomingVisitsThatWereCancelledSinceTheLastRun() {
        Past.Last last = new Past.Last(3, NOON.minusSeconds(86_400), Map.of());
        visit("stays", 1, 4, "2026-12-02T09:00:00Z", false, "2026-11-01T00:00:00Z");
        visit("cancelled-now", 1, 4, "2026-12-02T09:00:00Z", true, "2026-12-01T11:00:00Z");
        visit("cancelled-before", 1, 4, "2026-12-02T09:00:00Z", true, "2026-11-20T11:00:00Z");
        visit("over", 1, 4, "2026-12-01T09:00:00Z", true, "2026-12-01T11:00:00Z");
        visit("new-and-cancelled", 4, 4, "2026-12-02T09:00:00Z", true, "2026-12-01T11:00:00Z");
        visit("not-in-the-feed", 1, 3, "2026-12-02T09:00:00Z", false, "2026-11-01T00:00:00Z");

        assertThat(figures.upcoming(4, NOON, last))
                .isEqualTo(Map.of("harbor", new PracticeForecast("harbor", 0, 0, 2, 1)));
        assertThat(figures.upcoming(4, NOON, null)).isEmpty();
        assertThat(figures.visits(4)).isEqualTo(Map.of("harbor", 5L));
    }

    @Test
    void takeTheLastReadingWhereTheRunReadsNothingItself() {
        assertThat(figures.reading(5, Set.of("harbor"))).isEmpty();
        visit("a", 3, 3, "2026-12-02T09:00:00Z", false, "2026-11-01T00:00:00Z");
        assertThat(figures.reading(5, Set.of("harbor"))).hasValue(3);
        assertThat(figures.reading(5, Set.of("elsewhere"))).isEmpty();

        jdbc.update("insert into feed values (5, 'appointments', 'a.csv', 1, ?, 0, true)", at(NOON));
        assertThat(figures.reading(5, Set.of("harbor"))).hasValue(5);
        assertThat(figures.inputs(5)).containsExactly(new Observed.Input("appointments", "a.csv", NOON));
    }

    @Test
    void countWhatEarlierRoundsOfTheNightHaveSent() {
        keep(1, "nightly", TUESDAY, Verdict.PASSED, 2);
        keep(2, "nightly", TUESDAY.minusDays(1), Verdict.PASSED, 2);
        delivery(11, 1, "SENT");
        delivery(12, 1, "PLANNED");
        delivery(13, 1, "SUPPRESSED");
        delivery(14, 1, "IN_DOUBT");
        delivery(15, 2, "SENT");
        delivery(16, 3, "SENT");

        assertThat(figures.told(3, "nightly", TUESDAY)).isEqualTo(Map.of("harbor", 2L));
    }

    private void keep(long run, String job, LocalDate night, Verdict verdict, long reminders) {
        ledger.keep(new Forecast(
                run,
                job,
                night,
                NOON,
                verdict,
                null,
                List.of(),
                List.of(new PracticeForecast("harbor", reminders, 0, 0, 0)),
                List.of(),
                null,
                null));
    }

    private void visit(String id, long first, long seen, String start, boolean cancelled, String statusAt) {
        jdbc.update("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run, first_seen_run, status_at)
                values ('harbor', ?, 'p', ?, 'America/New_York', 'main', ?, false, 'hash', 'appointments', 1, ?, ?, ?)
                """, id, at(Instant.parse(start)), cancelled, seen, first, at(Instant.parse(statusAt)));
    }

    private void delivery(long reminder, long run, String state) {
        jdbc.update("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, not_before,
                    not_after, run, planned_at)
                values (?, 'harbor', ?, ?, 'visit', 'day-before', 'p', ?, ?, ?, ?)
                """, reminder, "a" + reminder, at(NOON), at(NOON), at(NOON), run, at(NOON));
        jdbc.update("""
                insert into delivery (reminder_id, state, run, attempts, next_attempt_at, changed_at)
                values (?, ?, ?, 1, ?, ?)
                """, reminder, state, run, at(NOON), at(NOON));
    }

    private static java.time.OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
