package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentStore;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.who.CapProperties;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.DeclinedContacts;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.campaign.who.FailedContacts;
import io.nightrounds.testkit.SettableClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Feeds of several nights, planned from the database: what differs between two of them is what happened. */
class VisitEventsTest {
    private static final String CAMPAIGN = """
            campaigns:
              news:
                channels: [sms]
                touches:
                  booked: { on: booked }
                  moved: { on: moved }
                  cancelled: { on: cancelled }
                  back: { on: reinstated }
                  day-before: { before: P1D, latest: PT10H }
                templates:
                  en:
                    sms: { body: "{{practice.name}}", requires: [] }
            """;
    private static final String VISIT = "2026-06-10T10:00";

    private final DataSource database = database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SettableClock clock = SettableClock.at("2026-06-01T14:00:00Z");
    private final Planner planner = new Planner(SampleJobFile.campaigns(CAMPAIGN));
    private final ReminderLedger ledger =
            new ReminderLedger(jdbc, new ContactCaps(JdbcClient.create(jdbc), CapProperties.OFF), clock);
    private long run;

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @BeforeEach
    void tables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void theFirstFeedOfAPracticeIsNoNews() {
        night("2026-06-01", SampleVisit.visit().at(VISIT));

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatAFeedThatBrokeOffHadReadBeforeTheFirstWholeOneIsNoNewsEither() {
        read("2026-06-01", false, SampleVisit.visit().at("2026-06-20T10:00"));
        night("2026-06-02", SampleVisit.visit().at(VISIT));

        assertThat(rows()).isEmpty();
    }

    @Test
    void aVisitThatALaterFeedBringsIsConfirmedOnce() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        night("2026-06-03", SampleVisit.visit().at(VISIT));

        assertThat(rows()).containsExactly("06-10 booked to be sent");
    }

    @Test
    void aVisitFarAheadIsConfirmedToo() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at("2027-06-10T10:00"));

        assertThat(rows()).containsExactly("06-10 booked to be sent");
    }

    @Test
    void aMoveIsToldToWhomWasTold() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        deliver("SENT", null);
        night("2026-06-03", SampleVisit.visit().at("2026-06-11T10:00"));
        night("2026-06-04", SampleVisit.visit().at("2026-06-11T10:00"));

        assertThat(rows()).containsExactly("06-10 booked to be sent", "06-11 moved to be sent");
    }

    @Test
    void aMoveOfWhichNobodyKnewTheOldTimeIsAConfirmation() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        deliver("SUPPRESSED", "moved");
        night("2026-06-03", SampleVisit.visit().at("2026-06-11T10:00"));

        assertThat(rows()).containsExactly("06-10 booked to be sent", "06-11 booked to be sent");
    }

    @Test
    void aMessageInDoubtMayHaveToldThePatient() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        deliver("IN_DOUBT", null);
        night("2026-06-03", SampleVisit.visit().at(VISIT).cancelled());

        assertThat(rows()).containsExactly("06-10 booked to be sent", "06-10 cancelled to be sent");
    }

    @Test
    void aCancellationAndItsEndAreToldOnceEach() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        deliver("SENT", null);
        night("2026-06-03", SampleVisit.visit().at(VISIT).cancelled());
        deliver("SENT", null);
        night("2026-06-04", SampleVisit.visit().at(VISIT));
        night("2026-06-05", SampleVisit.visit().at(VISIT));

        assertThat(rows())
                .containsExactly("06-10 back to be sent", "06-10 booked to be sent", "06-10 cancelled to be sent");
    }

    @Test
    void whatWasSuppressedAsCancelledIsPlannedAgainWhenTheVisitTakesPlace() {
        firstFeed();
        night("2026-06-08", SampleVisit.visit().at(VISIT).cancelled());
        night("2026-06-09", SampleVisit.visit().at(VISIT).cancelled());
        assertThat(rows()).containsExactly("06-10 booked cancelled", "06-10 day-before cancelled");
        deliver("SUPPRESSED", "cancelled");

        clock.set("2026-06-09T16:00:00Z");
        feed(true, SampleVisit.visit().at(VISIT));
        plan(LocalDate.parse("2026-06-09"));

        assertThat(rows()).containsExactly("06-10 booked cancelled", "06-10 day-before to be sent");
        assertThat(jdbc.queryForList("select detail from reminder where replanned_run = " + run, String.class))
                .allSatisfy(
                        detail -> assertThat(detail).isEqualTo("planned again: it had been suppressed as cancelled"));
    }

    @Test
    void whatWasSentStaysAsItIsWhenTheVisitIsCancelledAndReinstated() {
        firstFeed();
        night("2026-06-09", SampleVisit.visit().at(VISIT));
        deliver("SENT", null);
        feed(true, SampleVisit.visit().at(VISIT).cancelled());
        plan(LocalDate.parse("2026-06-09"));
        feed(true, SampleVisit.visit().at(VISIT));
        plan(LocalDate.parse("2026-06-09"));

        assertThat(jdbc.queryForObject("select count(*) from reminder where replanned_run is not null", Long.class))
                .isZero();
    }

    @Test
    void whatABadNumberSuppressedIsPlannedAgainWhenTheInputGivesAnother() {
        firstFeed();
        refusedBefore("+16175550101");
        night("2026-06-02", SampleVisit.visit().at(VISIT));
        assertThat(rows()).containsExactly("06-01 old to be sent", "06-10 booked number-failed");
        deliver("SUPPRESSED", "number-failed");
        night("2026-06-02", SampleVisit.visit().at(VISIT).contacts("+16175550102", null, null));

        assertThat(rows()).containsExactly("06-01 old to be sent", "06-10 booked to be sent");
    }

    @Test
    void whatWasSuppressedForGoodStaysSuppressed() {
        firstFeed();
        night("2026-06-02", SampleVisit.visit().at(VISIT).declines(Channel.SMS));
        deliver("SUPPRESSED", "opted-out");
        night("2026-06-02", SampleVisit.visit().at(VISIT));

        assertThat(rows()).containsExactly("06-10 booked opted-out");
    }

    /** A reminder of another visit that a vendor refused for its number. */
    private void refusedBefore(String number) {
        OffsetDateTime then = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, not_before,
                    not_after, run, planned_at)
                values (900, 'harbor', 'a-0', ?, 'news', 'old', 'p-1', ?, ?, 1, ?)
                """, then, then, then, then);
        jdbc.update("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at,
                    settled_at, outcome)
                values (900, 1, 1, 'texts', 'SMS', ?, 'hash', ?, ?, 'recipient-refused')
                """, number, then, then);
    }

    private void firstFeed() {
        run++;
        finish(true);
        Appointment other = SampleVisit.visit().at("2026-12-01T10:00").appointment();
        jdbc.update("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run, first_seen_run)
                values ('harbor', 'other', 'p-1', ?, 'America/New_York', 'main', false, false, 'h', 'appointments', 1,
                    ?, ?)
                """, other.start().atOffset(ZoneOffset.UTC), run, run);
        jdbc.update("insert into practice_seen (practice, first_run) values ('harbor', ?)", run);
        Stored.into(jdbc).patient("harbor", "p-1", "+16175550101", "").flush();
    }

    private void night(String date, SampleVisit visit) {
        read(date, true, visit);
        plan(LocalDate.parse(date));
    }

    private void read(String date, boolean whole, SampleVisit visit) {
        clock.set(date + "T14:00:00Z");
        feed(whole, visit);
    }

    private void feed(boolean whole, SampleVisit visit) {
        run++;
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcTemplate.class, () -> jdbc);
            context.registerBean(Clock.class, () -> clock);
            context.register(AppointmentStore.class);
            context.refresh();
            context.getBean(AppointmentStore.class)
                    .save(
                            run,
                            List.of(new AppointmentStore.Sighting(
                                    visit.appointment(), visit.patient(), "appointments", 2)));
        }
        finish(whole);
    }

    private void finish(boolean whole) {
        jdbc.update("""
                insert into feed (run, source, location, bytes, modified_at, rows_read, finished)
                values (?, 'appointments', 'a.csv', 1, ?, 1, ?)
                """, run, clock.instant().atOffset(ZoneOffset.UTC), whole);
    }

    private void plan(LocalDate night) {
        JdbcClient client = JdbcClient.create(jdbc);
        VisitPages pages = new VisitPages(
                client,
                new ClosedContacts(
                        new DeclinedContacts(new NamedParameterJdbcTemplate(jdbc)),
                        new FailedContacts(client, FailedContactProperties.DEFAULT, clock)),
                new Practices(Map.of("harbor", SampleVisit.visit().practice())),
                new VisitHistories(client, planner));
        VisitReader reader = new VisitReader(pages, new VisitReader.Range(planner, night, clock.instant()));
        for (Visit visit = reader.read(); visit != null; visit = reader.read()) {
            if (!visit.appointment().key().id().equals("other")) {
                ledger.record(run, planner.plan(visit, night, clock.instant()));
            }
        }
    }

    /** What dispatch would have left of all reminders that have no delivery yet. */
    private void deliver(String state, @Nullable String reason) {
        jdbc.update("""
                insert into delivery (reminder_id, state, reason, run, attempts, next_attempt_at, changed_at)
                select id, cast(? as varchar(12)), cast(? as varchar(60)), run, 0, planned_at, planned_at
                from reminder r
                where not exists (select 1 from delivery d where d.reminder_id = r.id)
                """, state, reason);
    }

    private List<String> rows() {
        return jdbc.query(
                "select start_at, touch, coalesce(suppressed, 'to be sent') from reminder order by start_at, touch",
                (row, n) -> row.getObject(1, OffsetDateTime.class).toString().substring(5, 10) + " " + row.getString(2)
                        + " " + row.getString(3));
    }
}
