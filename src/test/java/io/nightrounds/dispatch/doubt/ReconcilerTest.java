package io.nightrounds.dispatch.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.DeliveryLog.Entry;
import io.nightrounds.dispatch.DeliveryLog.LookUp;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import io.nightrounds.dispatch.DeliveryLog.Use;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.LedgerParts;
import io.nightrounds.dispatch.ledger.RequestHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Contract 39: after a time-out the vendor's log is looked at before anything is sent a second time. */
class ReconcilerTest {
    private static final String NUMBER = "+447700900123";
    private static final Instant CLAIMED = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(15);
    private static final DispatchProperties PROPERTIES =
            new DispatchProperties(8, Map.of(Channel.SMS, "bokamera"), Map.of(), 4, Duration.ofSeconds(1));
    private static final Entry ITS_OWN = new Entry("815", NUMBER, "Hello", CLAIMED.plusSeconds(1));

    private final DriverManagerDataSource database = new DriverManagerDataSource(database());
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final List<String> asked = new ArrayList<>();

    String database() {
        return "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
    }

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
                .containsEntry("detail", "before");
        assertThat(attempt(1)).containsEntry("log_says", "the vendor's log has no such message");
        assertThat(lookedUpAt(1)).isEqualTo(CLAIMED.plus(SETTLE));
    }

    @Test
    void staysInDoubtWhileATrustedLogMayStillGetIt() {
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE).minusMillis(1), new Listed(List.of()));

        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT");
        assertThat(attempt(1).get("log_says")).asString().contains("so far");
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
    void givesOneEntryToNeitherOfTwoEqualMessages() {
        inDoubt(2, "Hello");
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN)));

        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT");
        assertThat(delivery(2)).containsEntry("state", "IN_DOUBT");
    }

    @Test
    void givesTwoEntriesToTwoEqualMessages() {
        inDoubt(2, "Hello");
        Entry other = new Entry("8", ITS_OWN.receiver(), ITS_OWN.body(), ITS_OWN.created());
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN, other)));

        assertThat(delivery(1)).containsEntry("state", "SENT");
        assertThat(delivery(2)).containsEntry("state", "SENT");
        assertThat(attempt(1).get("provider_id")).isNotEqualTo(attempt(2).get("provider_id"));
    }

    @Test
    void leavesTheEntryToAnEqualMessageThatAPersonCalledSent() {
        inDoubt(2, "Hello");
        jdbc.sql("update delivery set state = 'SENT' where reminder_id = 2").update();
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN)));

        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT");
    }

    @Test
    void asksNoFurtherWhereTheLogDoesNotAnswer() {
        inDoubt(2, "Hello");
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), new Unanswered("HTTP 503"));

        assertThat(asked).hasSize(1);
        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT").containsEntry("detail", "before");
        assertThat(attempt(2).get("log_says"))
                .asString()
                .contains("could not be asked")
                .contains("HTTP 503");
        assertThat(attempt(2)).containsEntry("looked_up_at", null);
    }

    @Test
    void keepsWhatTheLogSaidBeforeItFellSilent() {
        reconcile(Use.CONFIRM, CLAIMED.plus(SETTLE), new Listed(List.of()));
        reconcile(Use.CONFIRM, CLAIMED.plus(SETTLE).plusSeconds(1), new Unanswered("HTTP 503"));

        assertThat(attempt(1)).containsEntry("log_says", "the vendor's log has no such message");
    }

    @Test
    void stopsNothingWhereTheLogsAdapterFails() {
        reconcile(Use.TRUST, CLAIMED.plus(SETTLE), null);

        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT");
        assertThat(attempt(1).get("log_says")).asString().contains("IllegalStateException");
    }

    @Test
    void asksAgainBeforeTheFirstMessageWhatWasTooFreshAtTheStart() {
        StaticListableBeanFactory beans = beans(Use.TRUST, new Listed(List.of()));
        reconciler(beans, CLAIMED.plusSeconds(1)).reconcile(() -> false);

        Reconciler.Proven rest = reconciler(beans, CLAIMED.plus(SETTLE)).reconcileRest(() -> false);

        assertThat(rest).isEqualTo(new Reconciler.Proven(0, 1));
        assertThat(delivery(1)).containsEntry("state", "PLANNED");
    }

    @Test
    void asksOnlyOnceARunWhatTheLogWasSureOf() {
        StaticListableBeanFactory beans = beans(Use.CONFIRM, new Listed(List.of()));
        reconciler(beans, CLAIMED.plus(SETTLE)).reconcile(() -> false);
        reconciler(beans, CLAIMED.plus(SETTLE)).reconcileRest(() -> false);

        assertThat(asked).hasSize(1);
    }

    @Test
    void asksNothingMoreOnceTheProcessIsToEnd() {
        reconciler(beans(Use.TRUST, new Listed(List.of())), CLAIMED.plus(SETTLE))
                .reconcile(() -> true);

        assertThat(asked).isEmpty();
    }

    @Test
    void asksNothingWhereItIsOffOrTheVendorHasNoLog() {
        reconcile(Use.OFF, CLAIMED.plus(SETTLE), new Listed(List.of(ITS_OWN)));
        StaticListableBeanFactory noLog = new StaticListableBeanFactory();
        noLog.addBean("dispatchProperties", PROPERTIES);
        reconciler(noLog, CLAIMED).reconcile(() -> false);

        assertThat(asked).isEmpty();
        assertThat(delivery(1)).containsEntry("state", "IN_DOUBT").containsEntry("detail", "before");
    }

    private void reconcile(Use use, Instant now, @Nullable LookUp answer) {
        reconciler(beans(use, answer), now).reconcile(() -> false);
    }

    private StaticListableBeanFactory beans(Use use, @Nullable LookUp answer) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("bokamera-log", new ScriptedLog(use, answer, asked));
        beans.addBean("dispatchProperties", PROPERTIES);
        return beans;
    }

    private Reconciler reconciler(StaticListableBeanFactory beans, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        DeliveryLedger ledger =
                LedgerParts.of(database, new JdbcTransactionManager(database), clock, () -> {}, PROPERTIES.senders());
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

    private Map<String, Object> attempt(long reminder) {
        return jdbc.sql("select outcome, provider_id, log_says, looked_up_at from attempt where reminder_id = :id")
                .param("id", reminder)
                .query()
                .singleRow();
    }

    private Instant lookedUpAt(long reminder) {
        return jdbc.sql("select looked_up_at from attempt where reminder_id = :id")
                .param("id", reminder)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** @param answer null for a log whose adapter fails */
    private record ScriptedLog(Use use, @Nullable LookUp answer, List<String> asked) implements DeliveryLog {
        @Override
        public Duration settleTime() {
            return SETTLE;
        }

        @Override
        public CompletableFuture<LookUp> lookUp(String recipient) {
            asked.add(recipient);
            if (answer == null) {
                throw new IllegalStateException("a defect");
            }
            return CompletableFuture.completedFuture(answer);
        }
    }
}
