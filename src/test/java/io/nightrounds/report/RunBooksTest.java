package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.report.Figures.Appointments;
import io.nightrounds.report.Figures.Reminders;
import io.nightrounds.report.Figures.Sync;
import io.nightrounds.testkit.Postgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunBooksTest {

    private final Night night = Night.onHsqldb();

    @Test
    void countsTheNight() {
        assertFigures(night.filled().report());
    }

    @Test
    void countsTheSameOnPostgres() {
        assertFigures(Night.onPostgres(Postgres.freshSource()).filled().report());
    }

    private static void assertFigures(RunReport report) {
        assertThat(report.figures())
                .isEqualTo(new Figures(
                        new Appointments(6, 4, 2, false),
                        new Sync(3, 1, 1, 0, 1, 1),
                        new Reminders(4, 1, 1, 1, 1, 0, 1)));
        assertThat(report.balanced()).isTrue();
        assertThat(report.practices())
                .containsExactly(
                        new PracticeBalance("", 0, 1, Reminders.NONE),
                        new PracticeBalance("harbor", 2, 1, new Reminders(2, 1, 0, 1, 0, 0, 1)),
                        new PracticeBalance("soder", 2, 0, new Reminders(2, 0, 1, 0, 1, 0, 0)));
        assertThat(report.verdict())
                .isEqualTo("1 patient was told. 1 reminder failed, 1 reminder waits, "
                        + "1 appointment did not sync, 2 rows were rejected.");
        assertThat(report.suggestedExitCode()).isEqualTo(3);
    }

    @Test
    void doesNotBalanceWhereAReminderHasNoDelivery() {
        night.filled().reminder(9, "harbor", "a1-lost", "SMS", "+46700000041");

        RunReport report = night.report();

        assertThat(report.balanced()).isFalse();
        assertThat(report.outcome()).isEqualTo(Outcome.UNBALANCED);
        assertThat(report.suggestedExitCode()).isEqualTo(1);
        assertThat(new BooksDoNotBalance(report))
                .hasMessageContaining("practice 'harbor': 3 reminders due, but 1 sent");
    }

    @Test
    void givesEachPracticeABalanceOfItsOwnInTheJson() {
        night.filled().reminder(9, "harbor", "a1-lost", "SMS", "+46700000041");

        JsonNode practices =
                JsonMapper.builder().build().readTree(night.report().toJson()).path("practices");

        assertThat(practices.findValuesAsString("practice")).containsExactly("", "harbor", "soder");
        assertThat(practices.findValuesAsString("balanced")).containsExactly("true", "false", "true");
        assertThat(practices.at("/1/reminders/due").asInt()).isEqualTo(3);
        assertThat(practices.at("/2/reminders/due").asInt()).isEqualTo(2);
    }

    @Test
    void holdsItsBooksForANightThatWaitsForADecision() {
        night.feed(1);
        night.appointment("harbor", "a1");
        night.delivery(night.reminder(1, "harbor", "a1", "SMS", "+46700000041"), "PLANNED", "forecast-held", Night.RUN);

        RunReport report = night.report("HELD");

        assertThat(report.balanced()).isTrue();
        assertThat(report.practices())
                .containsExactly(new PracticeBalance("harbor", 1, 0, new Reminders(1, 0, 1, 0, 0, 0, 0)));
        assertThat(report.suggestedExitCode()).isEqualTo(6);
        assertThat(report.verdict())
                .isEqualTo("Nobody was told: the night is not like the nights before it, and is"
                        + " held. 1 reminder waits for a decision.");
    }

    @Test
    void doesNotBalanceWhereAStateIsNoneOfOurs() {
        night.filled().delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000041"), "LOST", null, Night.RUN);

        assertThat(night.report().balanced()).isFalse();
    }

    @Test
    void doesNotBalanceWhereARowReadIsNeitherValidNorRejected() {
        night.filled().db.sql("update feed set rows_read = 8").update();

        RunReport report = night.report();

        assertThat(report.balanced()).isFalse();
        assertThat(new BooksDoNotBalance(report)).hasMessageContaining("8 rows read, but 4 valid + 2 rejected");
    }

    @Test
    void countsAReminderOfAnEarlierRunThatThisRunTookUp() {
        night.delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000041", 6), "SENT", null, Night.RUN);

        assertThat(night.report().figures().reminders()).isEqualTo(new Reminders(1, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void countsAReminderThatALaterRunTookUpAsDeferredByThisOne() {
        night.delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000041"), "SENT", null, 8);

        RunReport report = night.report();

        assertThat(report.balanced()).isTrue();
        assertThat(report.figures().reminders()).isEqualTo(new Reminders(1, 0, 1, 0, 0, 0, 0));
        assertThat(report.findings().deferredByReason())
                .extracting(Findings.Reason::reason)
                .containsExactly("later-run");
    }

    @Test
    void aReminderStillSendingIsInDoubtWithItsAttemptToDecide() {
        night.filled().delivery(night.reminder(9, "harbor", "a1-9", "SMS", "+46700000031"), "SENDING", null, Night.RUN);
        night.attempt(9, 1, "not-sent", "connection refused");
        night.attempt(9, 2, null, null);

        RunReport report = night.report();

        assertThat(report.suggestedExitCode()).isEqualTo(4);
        assertThat(report.verdict()).startsWith("1 patient was told; 1 needs a decision");
        assertThat(report.findings().inDoubt()).singleElement().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo("9.2");
            assertThat(doubt.recipient()).isEqualTo("+46•••••31");
            assertThat(doubt.evidence()).contains("No answer was recorded");
        });
    }

    @Test
    void asksForOpenDecisionsOfEarlierRunsTooButKeepsThemOutOfItsBalance() {
        night.filled().delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000031", 5), "IN_DOUBT", "x", 5);
        night.attempt(9, 1, 5, "unknown", "read time-out");

        RunReport report = night.report();

        assertThat(report.findings().openDoubts()).isEqualTo(1);
        assertThat(report.findings().inDoubt()).singleElement().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo("9.1");
            assertThat(doubt.run()).isEqualTo(5);
        });
        assertThat(report.figures().reminders()).isEqualTo(new Reminders(4, 1, 1, 1, 1, 0, 1));
        assertThat(report.suggestedExitCode()).isEqualTo(3);
    }

    @Test
    void masksTheValueEvenWhereAProblemQuotesIt() {
        night.rejected(3, 1, "harbor", "mobile", "+46700000", "'+46700000' is too short");

        assertThat(night.report().findings().rejectedRows())
                .extracting(Findings.BadRow::problem)
                .containsExactly("'+46•••••00' is too short");
    }

    @Test
    void saysThatARunThatOnlySyncedLookedAtNoReminder() {
        night.filled().db.sql("delete from delivery").update();
        night.db.sql("delete from reminder").update();
        night.db
                .sql("insert into BATCH_JOB_INSTANCE values (7, 0, 'nightly', 'k')")
                .update();
        night.step(1, "sync-appointments", "2026-11-22 02:00:00", "2026-11-22 02:00:03", "COMPLETED");
        assertThat(night.report().verdict())
                .isEqualTo("1 appointment was synced; this run looked at no reminder."
                        + " 1 appointment did not sync, 2 rows were rejected.");

        night.step(2, "plan-reminders", "2026-11-22 02:00:03", "2026-11-22 02:00:04", "COMPLETED");
        assertThat(night.report().verdict()).startsWith("No reminder was due. 1 appointment did not sync");
    }

    @Test
    void saysThatNothingHadChangedWhereASyncHadNothingToPush() {
        night.feed(1);
        night.appointment("harbor", "a1");
        night.synced("harbor", "a1", "ACCEPTED", 6, "hash");
        night.db
                .sql("insert into BATCH_JOB_INSTANCE values (7, 0, 'nightly', 'k')")
                .update();
        night.step(1, "sync-appointments", "2026-11-22 02:00:00", "2026-11-22 02:00:03", "COMPLETED");

        assertThat(night.report().verdict())
                .isEqualTo("No appointment had changed since it was synced; this run looked at no reminder.");
    }

    @Test
    void namesNoPracticeOnlyWhereSomeRowNamesNone() {
        night.appointment("harbor", "a1");
        night.feed(2);
        night.rejected(3, 1, "harbor", "date", "soon", "is no date");

        assertThat(night.report().practices()).containsExactly(new PracticeBalance("harbor", 1, 1, Reminders.NONE));
    }

    @Test
    void asksToRunAgainWhereNothingWasSentBecauseAProviderWasUnreachable() {
        night.delivery(
                night.reminder(9, "harbor", "a9", "SMS", "+46700000041"), "PLANNED", "provider-unreachable", Night.RUN);

        RunReport report = night.report();

        assertThat(report.suggestedExitCode()).isEqualTo(75);
        assertThat(report.verdict())
                .isEqualTo("Nobody was told: a provider could not be reached. 1 reminder waits for the next run.");
    }

    @Test
    void asksToRunAgainWhereAllOfTheSyncIsUnknown() {
        night.feed(1);
        night.appointment("harbor", "a1");
        night.synced("harbor", "a1", "UNKNOWN", Night.RUN, "hash");

        assertThat(night.report().suggestedExitCode()).isEqualTo(75);
        assertThat(night.report().verdict())
                .isEqualTo("AppointmentsSync gave no usable answer. 1 appointment waits for the next run.");
    }

    @Test
    void aRefusedAccountIsReportedAlthoughItsRemindersAreOnlyDeferred() {
        night.delivery(
                night.reminder(9, "harbor", "a9", "SMS", "+46700000041"), "PLANNED", "account-refused", Night.RUN);

        assertThat(night.report().suggestedExitCode()).isEqualTo(3);
    }

    @Test
    void saysInWordsThatTheFeedWasEmpty() {
        night.feed(0);

        RunReport report = night.report();

        assertThat(report.verdict()).contains("zero rows were read");
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_DUE);
        assertThat(report.suggestedExitCode()).isZero();
    }

    @Test
    void groupsMistakesThatDifferOnlyInTheValueAndMasksContacts() {
        night.filled().rejected(8, 1, "harbor", "mobile", "+4670", "is too short for a phone number");

        Findings findings = night.report().findings();

        assertThat(findings.rejectionsByProblem().get(0))
                .isEqualTo(new Findings.Problem(
                        "appointments", "mobile", "is too short for a phone number", "Correct it.", 2, 3));
        assertThat(findings.rejectedRows())
                .hasSize(4)
                .extracting(Findings.BadRow::given)
                .contains("+46•••••00", "+••••")
                .doesNotContain("+46700000", "+4670");
        assertThat(findings.valuesNotUsed()).hasSize(1);
    }

    @Test
    void countsTextsInAnotherLanguageButNotRegionsOfTheSame() {
        night.filled();
        night.patient("harbor", "p-a1", "sv");
        assertThat(night.report().findings().languageFallbacks())
                .containsExactly(new Findings.LanguageFallback("sv", "en", 1));

        night.db.sql("update patient set language = 'en-GB'").update();
        assertThat(night.report().findings().languageFallbacks()).isEmpty();
    }

    @Test
    void addsUpTheTimesOfAStepThatRanTwice() {
        night.db
                .sql("insert into BATCH_JOB_INSTANCE values (7, 0, 'nightly', 'k')")
                .update();
        night.step(1, "sync-appointments", "2026-11-22 02:00:00", "2026-11-22 02:00:03", "FAILED");
        night.step(2, "sync-appointments", "2026-11-22 02:10:00", "2026-11-22 02:10:04", "COMPLETED");

        assertThat(night.report().stepTimes()).containsExactly(new StepTime("sync-appointments", "COMPLETED", 2, 7000));
    }

    @Test
    void callsRejectionsOfAFileThatWasReadBeforeNoNews() {
        night.feed(1);
        night.rejected(2, 0, "harbor", "date", "soon", "is no date that can be read");
        assertThat(night.report().suggestedExitCode()).isEqualTo(3);

        night.db
                .sql(
                        "insert into feed select run - 1, source, location, bytes, modified_at, rows_read, finished from feed")
                .update();

        assertThat(night.report().figures().appointments().rejected()).isEqualTo(1);
        assertThat(night.report().suggestedExitCode()).isZero();
    }
}
