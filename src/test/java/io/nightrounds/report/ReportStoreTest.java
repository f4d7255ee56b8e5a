package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ReportStoreTest {
    private final Night night = Night.onHsqldb().filled();
    private final ReportStore store = new ReportStore(night.db, Night.CLOCK);

    @Test
    void keepsTheReportOfARunAndReplacesAnEarlierOne() {
        RunReport report = night.report();
        store.save(report);
        store.save(report.settled());

        assertThat(another().find(Night.RUN)).contains(report.settled());
    }

    @Test
    void answersWhatItHasJustKeptAsItStandsInTheDatabase() {
        store.save(night.report());
        store.save(withManyReminders(night.report()));

        assertThat(store.find(Night.RUN)).isEqualTo(another().find(Night.RUN));
    }

    @Test
    void knowsNothingOfARunThatNeverCameToItsEnd() {
        assertThat(store.find(99)).isEmpty();
        assertThat(store.last()).isEmpty();
    }

    @Test
    void theLastReportIsTheOneOfTheHighestRun() {
        RunReport report = night.report();
        store.save(report.withFacts(RunFacts.completed(9, "nightly", LocalDate.parse("2026-11-23"))));
        store.save(report);

        assertThat(store.last()).map(last -> last.facts().run()).contains(9L);
    }

    @Test
    void leavesSingleRemindersToTheFilesWhereTheReportWouldNotFitItsColumn() {
        RunReport report = night.report();

        store.save(withManyReminders(report));

        RunReport kept = another().find(Night.RUN).orElseThrow();
        assertThat(kept.figures()).isEqualTo(report.figures());
        assertThat(kept.findings().reminderSample()).isEmpty();
        assertThat(kept.findings().failuresByCause())
                .isEqualTo(report.findings().failuresByCause());
    }

    /** Of a later command. */
    private ReportStore another() {
        return new ReportStore(night.db, Night.CLOCK);
    }

    private static RunReport withManyReminders(RunReport report) {
        Findings few = report.findings();
        Findings many = new Findings(
                few.patientsTold(),
                few.openDoubts(),
                few.inDoubt(),
                few.failuresByCause(),
                few.syncRefusals(),
                few.rejectionsByProblem(),
                few.rejectedRows(),
                few.valuesNotUsed(),
                few.suppressedByReason(),
                few.deferredByReason(),
                few.channels(),
                few.channelFallbacks(),
                few.languageFallbacks(),
                Collections.nCopies(5000, few.reminderSample().get(0)));
        return new RunReport(
                report.facts(),
                report.outcome(),
                report.verdict(),
                report.figures(),
                report.balanced(),
                report.reports(),
                report.practices(),
                report.stepTimes(),
                report.forecast(),
                many);
    }
}
