package io.nightrounds.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DeliveryLog.Entry;
import io.nightrounds.dispatch.DeliveryLog.LookUp;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import io.nightrounds.dispatch.DeliveryLog.Use;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Contract 39: after a time-out the vendor's log is looked at before anything is sent a second time. */
class ReconcilerTest {
    private static final String NUMBER = "+447700900123";
    private static final Instant CLAIMED = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(15);
    private static final Entry ITS_OWN = new Entry("815", NUMBER, "Hello", CLAIMED.plusSeconds(1));

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void oneMessageIsInDoubt() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
        inDoubt(1, "Hello");
    }

    @ParameterizedTest
    @CsvSource({"CONFIRM", "TRUST"})
    void isSentWhereTheLogHasIt(Use use) {
        reconcile(use, CLAIMED.plusSeconds(60), new Listed(List.of(ITS_OWN)));

        assertThat(delivery(1))
                .containsEntry("state", "SENT")
                .containsEntry("provider_id", "815")
                .containsEntry("detail", "found in the vendor's log as 815, created 2026-11-22T02:00:01Z");
        assertThat(jdbc.sql("select outcome from attempt").query(String.class).single())
                .isEqualTo("found-in-log");
    }

    @Test
    void staysInDoubtWhereTheLogHasItNotAndIsNotTrusted() {
        reconcile(Use.CONFIRM, CLAIMED.plus(SETTLE), new Listed(List.of()));

        assertThat(delivery(1))
                .containsEntry("state", "IN_DOUBT")
                .containsEntry("reason", "process-died")
                .containsEntry("detail", "the vendor's log has no such message (looked up 2026-11-22T02:15:00Z)");
    }

    @Test
    void staysInDoubtWhileATrustedLogMayStillGetIt() {
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE).minusMillis(1), new Listed(List.of()));

        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT");
        assertThat(delivery(1).get("detail")).asString().contains("so far");
    }

    @Test
    void isPlannedAgainWhereATrustedLogHasItNot() {
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Listed(List.of()));

        assertThat(delivery(1)).containsEntry("state", "PLANNED").containsEntry("reason", null);
        assertThat(jdbc.sql("select outcome from attempt").query(String.class).single())
                .isEqualTo("not-in-log");
    }

    @Test
    void isSuppressedWhereATrustedLogHasItNotAndItsTimeIsOver() {
        reconcile(Use.TRUST, CLAIMED.plus(Duration.ofDays(3)), new Listed(List.of()));

        assertThat(delivery(1)).containsEntry("state", "SUPPRESSED").containsEntry("reason", "too-late");
    }

    @Test
    void givesOneEntryToOneOfTwoEqualMessagesOnly() {
        inDoubt(2, "Hello");
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN)));

        assertThat(delivery(1)).containsEntry("state", "SENT");
        assertThat(delivery(2)).containsEntry("state", "PLANNED");
    }

    @Test
    void asksNoFurtherWhereTheLogDoesNotAnswer() {
        inDoubt(2, "Hello");
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Unanswered("HTTP 503"));

        assertThat(asked).hasSize(1);
        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT").containsEntry("detail", "before");
    }

    @Test
    void asksNothingWhereItIsOffOrTheVendorHasNoLog() {
        reconcile(Use.OFF, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN)));
        reconciler(new StaticListableBeanFactory(), CLAIMED).reconcile("bokamera");

        assertThat(asked).isEmpty();
        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT").containsEntry("detail", "before");
    }

    private void reconcile(Use use, Instant now, LookUp answer) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("bokamera-log", new ScriptedLog(use, answer, asked));
        reconciler(beans, now).reconcile("bokamera");
    }

    private Reconciler reconciler(StaticListableBeanFactory beans, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        DeliveryLedger ledger = new DeliveryLedger(
                new NamedParameterJdbcTemplate(database), new JdbcTransactionManager(database), clock, () -> {});
        return new Reconciler(jdbc, ledger, beans, clock);
    }

    private void inDoubt(long reminder, String body) {
        jdbc.sql("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, channel,
                    recipient, not_before, not_after, run, planned_at)
                values (:id, 'thames', :id, :start, 'visit', 'day', 'p', 'SMS', :number, :claimed, :start, 1, :claimed)
                """)
                .param("id", reminder)
                .param("start", CLAIMED.plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC))
                .param("claimed", CLAIMED.atOffset(ZoneOffset.UTC))
                .param("number", NUMBER)
                .update();
        jdbc.sql("""
                insert into delivery (reminder_id, state, reason, detail, provider, run, attempts, next_attempt_at, changed_at)
                values (:id, 'IN_DOUBT', 'process-died', 'before', 'bokamera', 1, 1, :claimed, :claimed)
                """)
                .param("id", reminder)
                .param("claimed", CLAIMED.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at)
                values (:id, 1, 1, 'bokamera', 'SMS', :number, :hash, :claimed)
                """)
                .param("id", reminder)
                .param("number", NUMBER)
                .param("hash", RequestHash.of(Channel.SMS, NUMBER, null, body, null))
                .param("claimed", CLAIMED.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, Object> delivery(long reminder) {
        return jdbc.sql("select state, reason, detail, provider_id from delivery where reminder_id = :id")
                .param("id", reminder)
                .query()
                .singleRow();
    }

    private record ScriptedLog(Use use, LookUp answer, List<String> asked) implements DeliveryLog {
        @Override
        public Duration settleTime() {
            return SETTLE;
        }

        @Override
        public CompletableFuture<LookUp> lookUp(String recipient) {
            asked.add(recipient);
            return CompletableFuture.completedFuture(answer);
        }
    }
}
