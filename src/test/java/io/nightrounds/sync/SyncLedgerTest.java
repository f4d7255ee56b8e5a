package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncLedgerTest {
    private static final AppointmentKey START = new AppointmentKey("", "");
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

    private final SyncTables tables = tables();
    private final SyncLedger ledger = new SyncLedger(
            JdbcClient.create(tables.source), tables.jdbc, Clock.fixed(NOW.plusNanos(456_789), ZoneOffset.UTC));

    SyncTables tables() {
        return SyncTables.inMemory();
    }

    @Test
    void whatAnotherRunSawIsNotDue() {
        tables.seen(1, Visits.visits("A"));
        tables.seen(2, Visits.visits("B"));

        assertThat(due(2)).containsExactly("B");
    }

    @Test
    void whatThisRunAttemptedIsNotDueAgain() {
        List<Appointment> visits = Visits.visits("A", "B", "C", "D");
        tables.seen(2, visits);

        ledger.write(
                2,
                List.of(
                        SyncResult.accepted(visits.get(0)),
                        SyncResult.refused(visits.get(1), "no"),
                        SyncResult.unknown(visits.get(2), "down")));

        assertThat(due(2)).containsExactly("D");
    }

    @Test
    void whatAnEarlierRunGotAcceptedIsDueOnlyAfterAChange() {
        List<Appointment> visits = Visits.visits("A", "B", "C", "D");
        tables.seen(2, visits);
        ledger.write(
                1,
                List.of(
                        SyncResult.accepted(visits.get(0)),
                        SyncResult.accepted(visits.get(1)),
                        SyncResult.refused(visits.get(2), "no"),
                        SyncResult.unknown(visits.get(3), "down")));

        tables.moved("B");

        assertThat(due(2)).containsExactly("B", "C", "D");
    }

    @Test
    void pagesByPracticeAndThenById() {
        tables.seen(
                2,
                List.of(
                        Visits.visit("thames", "A"),
                        Visits.visit("harbor", "B"),
                        Visits.visit("thames", "C"),
                        Visits.visit("harbor", "D")));

        assertThat(ids(ledger.due(2, 0, START, 3))).containsExactly("B", "D", "A");
        assertThat(ids(ledger.due(2, 0, new AppointmentKey("thames", "A"), 3))).containsExactly("C");
    }

    @Test
    void batchesGoFromPageToPageToTheEnd() {
        tables.seen(2, Visits.visits("A", "B", "C", "D", "E"));
        DueBatches due = new DueBatches((last, most) -> ledger.due(2, 0, last, most), 2, 3);

        assertThat(batches(due)).containsExactly("harbor A B C", "harbor D E");
    }

    @Test
    void batchesKeepPracticesApart() {
        tables.seen(2, Visits.visits("A", "B"));
        tables.seen(2, List.of(Visits.visit("thames", "A"), Visits.visit("thames", "B")));
        DueBatches due = new DueBatches((last, most) -> ledger.due(2, 0, last, most), 4, 3);

        assertThat(batches(due)).containsExactly("harbor A B", "thames A B");
    }

    @Test
    void writesMoreResultsTogetherThanAStatementTakesParameters() {
        List<Appointment> visits = Visits.visits("harbor", 9000);

        ledger.write(1, visits.stream().map(SyncResult::accepted).toList());
        ledger.write(
                2, visits.stream().map(one -> SyncResult.refused(one, "no")).toList());

        assertThat(tables.jdbc.queryForMap(
                        "select count(*) as written, min(status) as status, min(message) as message from sync_status"
                                + " where run = 2"))
                .containsEntry("written", 9000L)
                .containsEntry("status", "REFUSED")
                .containsEntry("message", "no");
    }

    @Test
    void writesNothingWhereNothingBecameKnown() {
        ledger.write(1, List.of());

        assertThat(tables.statuses()).isEmpty();
    }

    @Test
    void theNumbersOfARunAddUp() {
        List<Appointment> visits = Visits.visits("A", "B", "C", "D", "E", "F", "G");
        tables.seen(2, visits);
        ledger.write(1, List.of(SyncResult.accepted(visits.get(0)), SyncResult.accepted(visits.get(1))));
        ledger.write(
                2,
                List.of(
                        SyncResult.accepted(visits.get(2)),
                        SyncResult.accepted(visits.get(3)),
                        SyncResult.refused(visits.get(4), "no"),
                        SyncResult.unknown(visits.get(5), "down")));

        SyncCounts counts = ledger.counts(2);

        assertThat(counts).isEqualTo(new SyncCounts(5, 2, 1, 1, 2));
        assertThat(counts.notReached()).isEqualTo(1);
    }

    @Test
    void aRunWithoutAppointmentsCountsNothing() {
        assertThat(ledger.counts(2)).isEqualTo(new SyncCounts(0, 0, 0, 0, 0));
    }

    @Test
    void whatThisRunAttemptedCountsEvenWhenALaterRunHasSeenIt() {
        List<Appointment> visits = Visits.visits("A", "B");
        tables.seen(2, visits);
        ledger.write(1, List.of(SyncResult.accepted(visits.get(0))));

        assertThat(ledger.counts(1)).isEqualTo(new SyncCounts(1, 1, 0, 0, 0));
        assertThat(ledger.counts(2)).isEqualTo(new SyncCounts(1, 0, 0, 0, 1));
    }

    @Test
    void showsEachProblemOfTheRunWithItsReason() {
        List<Appointment> visits = Visits.visits("A", "B", "C");
        ledger.write(1, List.of(SyncResult.refused(visits.get(0), "another run's")));
        ledger.write(
                2, List.of(SyncResult.refused(visits.get(2), "no such calendar"), SyncResult.accepted(visits.get(1))));

        assertThat(ledger.problems(2, 10))
                .containsExactly(new SyncResult("harbor", "C", "hash-of-C", SyncStatus.REFUSED, "no such calendar"));
    }

    @Test
    void showsRefusalsBeforeWhatIsUnknownAndNoMoreThanAskedFor() {
        List<Appointment> visits = Visits.visits("A", "B", "C");
        ledger.write(
                1,
                List.of(
                        SyncResult.unknown(visits.get(0), "down"),
                        SyncResult.refused(visits.get(1), "no"),
                        SyncResult.refused(visits.get(2), "no")));

        assertThat(ledger.problems(1, 10)).extracting(SyncResult::appointmentId).containsExactly("B", "C", "A");
        assertThat(ledger.problems(1, 2)).extracting(SyncResult::appointmentId).containsExactly("B", "C");
    }

    @Test
    void theLatestResultReplacesTheOneBefore() {
        Appointment visit = Visits.visit("harbor", "A");
        ledger.write(1, List.of(SyncResult.unknown(visit, "down")));

        ledger.write(2, List.of(SyncResult.accepted(visit)));

        assertThat(tables.statuses()).containsExactly("A ACCEPTED");
        assertThat(tables.jdbc.queryForMap("select run, message from sync_status"))
                .containsEntry("run", 2L)
                .containsEntry("message", null);
    }

    @Test
    void notesWhenTheResultCameIn() {
        ledger.write(1, List.of(SyncResult.accepted(Visits.visit("harbor", "A"))));

        assertThat(tables.jdbc.queryForObject("select synced_at from sync_status", OffsetDateTime.class))
                .isEqualTo(NOW.atOffset(ZoneOffset.UTC));
    }

    private static List<String> batches(DueBatches due) {
        return Stream.generate(due::next)
                .takeWhile(Objects::nonNull)
                .map(batch -> batch.practice() + " " + String.join(" ", ids(batch.appointments())))
                .toList();
    }

    private List<String> due(long run) {
        return ids(ledger.due(run, 0, START, 100));
    }

    private static List<String> ids(List<Appointment> appointments) {
        return appointments.stream().map(one -> one.key().id()).toList();
    }
}
