package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.who.CapProperties;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.DeclinedContacts;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.campaign.who.FailedContacts;
import io.nightrounds.testkit.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What the tables say of earlier reminders, and the caps that follow. The night's reminders go out on 3 June. */
class ContactCapsTest {
    private static final String ANN = "+16175550101";
    private static final String BOB = "+16175550102";

    private final DataSource database = database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SettableClock clock = SettableClock.at("2026-06-03T06:00:00Z");
    private final ReminderLedger ledger =
            new ReminderLedger(jdbc, new ContactCaps(JdbcClient.create(jdbc), CapProperties.DEFAULT), clock);

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @BeforeEach
    void tables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void countsWhatAnEarlierPageOfTheSameRunPlanned() {
        ledger.record(1, List.of(touch("harbor", "a-1", "p-1", ANN)));
        ledger.record(1, List.of(touch("harbor", "b-1", "p-1", ANN), touch("harbor", "b-2", "p-2", BOB)));

        assertThat(rows()).containsExactly("a-1 to be sent", "b-1 capped-patient", "b-2 to be sent");
        assertThat(jdbc.queryForObject("select detail from reminder where suppressed is not null", String.class))
                .isEqualTo("1 on 2026-06-03 already; the cap is 1 a day");
    }

    @Test
    void theEarlierVisitOfAPageHasItsSayFirst() {
        PlannedTouch later = touch("harbor", "a-1", "p-1", ANN);
        PlannedTouch earlier = at("2026-06-10T13:00:00Z", touch("harbor", "a-2", "p-1", ANN));
        ledger.record(1, List.of(later, earlier));

        assertThat(rows()).containsExactly("a-1 capped-patient", "a-2 to be sent");
    }

    @Test
    void plansTheSameAgainWithoutHoldingItAgainstItself() {
        PlannedTouch touch = touch("harbor", "a-1", "p-1", ANN);
        ledger.record(1, List.of(touch));
        ledger.record(2, List.of(touch));

        assertThat(rows()).containsExactly("a-1 to be sent");
    }

    @Test
    void whatFailedOrWasSuppressedAtItsClaimReachedNobody() {
        for (String state : List.of("FAILED", "SUPPRESSED")) {
            jdbc.update("delete from delivery");
            jdbc.update("delete from reminder");
            ledger.record(1, List.of(touch("harbor", "a-1", "p-1", ANN)));
            deliver(state);
            ledger.record(2, List.of(touch("harbor", "a-2", "p-1", ANN)));

            assertThat(rows()).as(state).containsExactly("a-1 to be sent", "a-2 to be sent");
        }
    }

    @Test
    void whatWasSentOrMayHaveBeenCounts() {
        for (String state : List.of("PLANNED", "SENDING", "SENT", "IN_DOUBT")) {
            jdbc.update("delete from delivery");
            jdbc.update("delete from reminder");
            ledger.record(1, List.of(touch("harbor", "a-1", "p-1", ANN)));
            deliver(state);
            ledger.record(2, List.of(touch("harbor", "a-2", "p-1", ANN)));

            assertThat(rows()).as(state).containsExactly("a-1 to be sent", "a-2 capped-patient");
        }
    }

    @Test
    void countsANumberOverPracticesAndPatients() {
        ledger.record(
                1,
                List.of(
                        touch("harbor", "a-1", "p-1", ANN),
                        touch("harbor", "a-2", "p-2", ANN),
                        touch("harbor", "a-3", "p-3", ANN),
                        touch("harbor", "a-4", "p-4", ANN)));
        ledger.record(1, List.of(touch("thames", "b-1", "p-1", ANN), touch("thames", "b-2", "p-2", BOB)));

        assertThat(rows())
                .containsExactly(
                        "a-1 to be sent",
                        "a-2 to be sent",
                        "a-3 to be sent",
                        "a-4 to be sent",
                        "b-1 capped-recipient",
                        "b-2 to be sent");
    }

    @Test
    void visitsThatAreToldOfTogetherCountOnce() {
        ledger.record(1, List.of(touch("harbor", "a-1", "p-1", ANN)));
        ledger.record(1, List.of(touch("harbor", "a-2", "p-1", ANN)));
        jdbc.update("update reminder set group_key = 'g', suppressed = null, channel = 'SMS', recipient = ?", ANN);
        ContactCaps two = new ContactCaps(
                JdbcClient.create(jdbc),
                new CapProperties(new CapProperties.Cap("2", "none"), new CapProperties.Cap("none", "none")));

        assertThat(two.hold(List.of(touch("harbor", "a-3", "p-1", ANN)), clock.instant()))
                .extracting(PlannedTouch::suppressed)
                .containsExactly((SuppressionReason) null);
    }

    @Test
    void remindersOfOtherWeeksDoNotCount() {
        clock.set("2026-05-20T06:00:00Z");
        PlannedTouch old = touch("harbor", "a-1", "p-1", ANN);
        ledger.record(1, List.of(old));
        jdbc.update(
                "update reminder set not_before = ?, not_after = ?",
                Instant.parse("2026-05-20T12:00:00Z").atOffset(ZoneOffset.UTC),
                Instant.parse("2026-05-21T12:00:00Z").atOffset(ZoneOffset.UTC));
        clock.set("2026-06-03T06:00:00Z");
        ledger.record(2, List.of(touch("harbor", "a-2", "p-1", ANN)));

        assertThat(rows()).containsExactly("a-1 to be sent", "a-2 to be sent");
    }

    @Test
    void whyTellsOfACapOnlyOfWhatIsNotPlannedYet() {
        Stored.into(jdbc)
                .patient("harbor", "p-1", ANN, "")
                .visit("harbor", "a-1", "p-1", "2026-06-10T14:00:00Z")
                .visit("harbor", "a-2", "p-1", "2026-06-10T15:00:00Z")
                .flush();
        ledger.record(1, List.of(touch("harbor", "a-1", "p-1", ANN)));

        assertThat(why("a-1")).as("planned itself").isEqualTo("due since 2026-06-03; the next run sends it.");
        assertThat(why("a-2"))
                .isEqualTo("due since 2026-06-03, and not to be sent. The patient gets as many messages at that time as"
                        + " the caps allow. (1 on 2026-06-03 already; the cap is 1 a day)");
    }

    private String why(String appointment) {
        JdbcClient client = JdbcClient.create(jdbc);
        Planner planner = new Planner(SampleJobFile.campaigns(SampleJobFile.CAMPAIGN));
        VisitPages pages = new VisitPages(
                client,
                new ClosedContacts(
                        new DeclinedContacts(new NamedParameterJdbcTemplate(jdbc)),
                        new FailedContacts(client, FailedContactProperties.DEFAULT, clock)),
                new Practices(Map.of("harbor", SampleVisit.visit().practice())),
                new VisitHistories(client, planner));
        return new Explanations(
                        pages, planner, new ContactCaps(client, CapProperties.DEFAULT), new Forgotten(client), clock)
                .of(appointment, LocalDate.parse("2026-06-03"))
                .get(0)
                .sentence();
    }

    private void deliver(String state) {
        jdbc.update("""
                insert into delivery (reminder_id, state, run, attempts, next_attempt_at, changed_at)
                select id, cast(? as varchar(12)), run, 0, planned_at, planned_at from reminder
                """, state);
    }

    private List<String> rows() {
        return jdbc.query(
                "select appointment_id, coalesce(suppressed, 'to be sent') from reminder order by appointment_id",
                (row, n) -> row.getString(1) + " " + row.getString(2));
    }

    private static PlannedTouch touch(String practice, String appointment, String patient, String to) {
        return touch(practice, appointment, patient, to, Instant.parse("2026-06-10T14:00:00Z"));
    }

    private static PlannedTouch at(String start, PlannedTouch like) {
        return touch(
                like.key().appointment().practice(),
                like.key().appointment().id(),
                like.patientId(),
                like.recipient(),
                Instant.parse(start));
    }

    private static PlannedTouch touch(
            String practice, String appointment, String patient, @Nullable String to, Instant start) {
        return new PlannedTouch(
                new TouchKey(new AppointmentKey(practice, appointment), start, "recall", "week-before"),
                Occasion.BEFORE,
                patient,
                Channel.SMS,
                to,
                "en",
                Instant.parse("2026-06-03T12:00:00Z"),
                Instant.parse("2026-06-04T00:00:00Z"),
                SampleVisit.BOSTON,
                List.of(),
                null,
                null,
                null);
    }
}
