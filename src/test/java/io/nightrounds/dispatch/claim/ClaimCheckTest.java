package io.nightrounds.dispatch.claim;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.Grouping;
import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.VisitFilter;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.SettableClock;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last look at a reminder, over rows that changed after it was planned. */
class ClaimCheckTest {
    private final DispatchTables tables = DispatchTables.inMemory();
    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final DispatchParts parts = new DispatchParts(tables.source, clock);

    @BeforeEach
    void plan() {
        tables.plan(SMS, 1, 2);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    @Test
    void sendsWhatIsStillAsItWasPlanned() {
        OutboundMessage message = sent();

        assertThat(message.recipient()).isEqualTo(DispatchTables.number(1));
        assertThat(message.attempt()).isEqualTo(new AttemptKey(1, 1));
        assertThat(message.practice().name()).isEqualTo("Harbor Family Practice");
        assertThat(message.body()).contains("June 10");
        assertThat(message.subject()).isNull();
        assertThat(message.sendAt()).isNull();
    }

    @Test
    void suppressesWhatWasCancelled() {
        tables.jdbc.update("update appointment set cancelled = true where id = 'a-1'");

        assertThat(decision()).isEqualTo(suppressed(SuppressionReason.CANCELLED));
    }

    @Test
    void suppressesWhatWasMoved() {
        tables.jdbc.update("update appointment set start_at = start_at + interval '1' hour where id = 'a-1'");

        assertThat(decision()).isEqualTo(suppressed(SuppressionReason.MOVED));
    }

    @Test
    void endsTheWayThatThePatientDeclinedSince() {
        tables.jdbc.update("update patient set opt_out = 'SMS' where id = 'p-1'");

        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.OPTED_OUT));
    }

    @Test
    void endsTheWayThatSomeoneElseWithThatNumberDeclinedSince() {
        tables.jdbc.update("update patient set mobile = ?, opt_out = 'SMS' where id = 'p-2'", DispatchTables.number(1));

        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.NUMBER_OPTED_OUT));
    }

    @Test
    void suppressesWhatAPatientWhoWantsNoContactWouldGet() {
        tables.jdbc.update("update patient set do_not_contact = true where id = 'p-1'");

        assertThat(decision()).isEqualTo(suppressed(SuppressionReason.DO_NOT_CONTACT));
    }

    @Test
    void suppressesWhatThePatientDidNotAgreeTo() {
        tables.jdbc.update("update patient set consent = 'EMAIL' where id = 'p-1'");

        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.NO_CONSENT));
    }

    @Test
    void reachesAPatientUnderAgeThroughTheGuardianOnly() {
        tables.jdbc.update("update patient set date_of_birth = date '2016-01-01' where id = 'p-1'");
        assertThat(decision()).isEqualTo(suppressed(SuppressionReason.NO_GUARDIAN));

        tables.jdbc.update("update patient set guardian_mobile = '+447700900998' where id = 'p-1'");
        assertThat(sent().recipient()).isEqualTo("+447700900998");

        tables.jdbc.update("update patient set mobile = '+447700900998', opt_out = 'SMS' where id = 'p-2'");
        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.NUMBER_OPTED_OUT));
    }

    @Test
    void suppressesWhatGoesToANumberThatAVendorRefusedForGood() {
        tables.jdbc.update("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at,
                    settled_at, outcome)
                select 2, 9, 1, 'texts', 'SMS', recipient, 'hash', not_before, not_before, 'recipient-refused'
                from reminder where id = 1
                """);
        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.NUMBER_FAILED));

        tables.jdbc.update("update patient set mobile = '+447700900999' where id = 'p-1'");
        assertThat(sent().recipient()).isEqualTo("+447700900999");
    }

    @Test
    void sendsToTheContactOfTodayAndNotOfThePlanning() {
        tables.jdbc.update("update patient set mobile = '+447700900999' where id = 'p-1'");

        assertThat(sent().recipient()).isEqualTo("+447700900999");
    }

    @Test
    void endsTheWayThatHasNoContactAnyMore() {
        tables.jdbc.update("update patient set mobile = null where id = 'p-1'");

        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.NO_CONTACT));
    }

    @Test
    void endsTheWayFromTheVeryMomentAtWhichItIsTooLate() {
        clock.set(DispatchTables.NOT_AFTER.minusMillis(1).toString());
        assertThat(decision()).isInstanceOf(Decision.Send.class);

        clock.set(DispatchTables.NOT_AFTER.toString());
        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.TOO_LATE));
    }

    @Test
    void defersWhatAppointmentsSyncHasNotAcceptedAsItIsNow() {
        tables.jdbc.update("update appointment set content_hash = 'another' where id = 'a-1'");

        assertThat(decision()).isEqualTo(deferred(Deferral.NOT_SYNCED));
        tables.jdbc.update("update sync_status set content_hash = 'another', status = 'REFUSED'");
        assertThat(decision()).isEqualTo(deferred(Deferral.NOT_SYNCED));
        assertThat(ClaimParts.check(false).decide(afresh(), ClosedContacts.Closed.NONE, false, clock.instant()))
                .as("a campaign that does not require the sync")
                .isInstanceOf(Decision.Send.class);
    }

    @Test
    void defersOnlyWhatTheJobFileHasNoCampaignPracticeOrTextForAnyMore() {
        tables.jdbc.update("update reminder set campaign = 'gone' where id = 1");
        assertThat(decision()).isEqualTo(deferred(Deferral.NOT_IN_JOB_FILE));
        assertThat(((Decision.Defer) decision()).detail()).contains("'gone'").contains("Add it");

        tables.jdbc.update("update reminder set campaign = 'recall', language = 'sv' where id = 1");
        assertThat(decision()).isEqualTo(deferred(Deferral.NOT_IN_JOB_FILE));
        assertThat(parts.claims.decisions(1, List.of(2L), due -> false))
                .singleElement()
                .isInstanceOf(Decision.Send.class);
    }

    @Test
    void tellsAVendorThatCanWaitToSendWhenTheWindowOpens() {
        clock.set("2026-06-09T03:00:00Z");

        Decision decision = decide(true);

        assertThat(((Decision.Send) decision).message().sendAt()).isEqualTo("2026-06-09T12:00:00Z");
    }

    @Test
    void leavesItForLaterWhereTheWindowIsClosedAndTheVendorCannotWait() {
        clock.set("2026-06-09T03:00:00Z");

        assertThat(decision()).isEqualTo(deferred(Deferral.WINDOW_CLOSED));
    }

    @Test
    void goesByThePatientsOwnZone() {
        tables.jdbc.update("update patient set zone = 'Asia/Tokyo' where id = 'p-1'");

        assertThat(decision()).as("midnight in Tokyo").isEqualTo(deferred(Deferral.WINDOW_CLOSED));
    }

    @Test
    void suppressesWhatGoesByAClockThatNobodyKnows() {
        tables.jdbc.update("update patient set zone = ? where id = 'p-1'", Patient.UNKNOWN_ZONE.getId());

        assertThat(decision()).isEqualTo(suppressed(SuppressionReason.UNKNOWN_ZONE));
    }

    @Test
    void suppressesWhatTheCampaignIsNotForAnyMore() {
        VisitFilter surgery = new VisitFilter(null, null, List.of("surgery"), null, null);
        ClaimCheck check = ClaimParts.check(true, new WhoProperties(surgery, null, null, null), Grouping.PATIENT);
        assertThat(check.decide(afresh(), ClosedContacts.Closed.NONE, false, clock.instant()))
                .isEqualTo(suppressed(SuppressionReason.NOT_FOR_VISIT));

        tables.jdbc.update("update appointment set calendar_id = 'surgery' where id = 'a-1'");
        assertThat(check.decide(afresh(), ClosedContacts.Closed.NONE, false, clock.instant()))
                .isInstanceOf(Decision.Send.class);
    }

    @Test
    void endsTheWayThatItsWindowLeavesNoTimeFor() {
        tables.jdbc.update("update reminder set not_after = ? where id = 1", OffsetDateTime.parse("2026-06-09T11:00Z"));
        clock.set("2026-06-09T03:00:00Z");

        assertThat(decision()).isEqualTo(wayEnded(SuppressionReason.OUTSIDE_WINDOW));
    }

    private DueReminder afresh() {
        return new DueReminders(tables.db()).afresh(List.of(1L)).get(0);
    }

    private Decision decision() {
        return decide(false);
    }

    private Decision decide(boolean schedules) {
        return parts.claims.decisions(1, List.of(1L), due -> schedules).get(0);
    }

    private OutboundMessage sent() {
        return ((Decision.Send) decision()).message();
    }

    private static Decision suppressed(SuppressionReason reason) {
        return new Decision.Suppress(1, reason);
    }

    private static Decision wayEnded(SuppressionReason reason) {
        return new Decision.EndWay(1, 0, reason);
    }

    private Decision deferred(Deferral deferral) {
        Decision decision = decision();
        assertThat(decision).isInstanceOf(Decision.Defer.class);
        return new Decision.Defer(1, deferral, ((Decision.Defer) decision).detail());
    }
}
