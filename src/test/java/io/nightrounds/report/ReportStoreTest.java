package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportStoreTest {
    private final Night night = Night.onHsqldb().filled();
    private final ReportStore store = new ReportStore(night.db, Clock.fixed(Night.START, ZoneOffset.UTC));

    @Test
    void keepsTheReportOfARunAndReplacesAnEarlierOne() {
        RunReport report = night.report();
        store.save(report);
        store.save(report.settled());

        assertThat(store.find(Night.RUN)).contains(report.settled());
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
}
