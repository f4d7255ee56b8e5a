package io.nightrounds.report;

import io.nightrounds.forecast.Forecast;
import io.nightrounds.intake.IntakeLedger;
import io.nightrounds.intake.IntakeLedger.IntakeCounts;
import io.nightrounds.intake.IntakeLedger.Rows;
import io.nightrounds.report.FigureQueries.Cell;
import io.nightrounds.report.Figures.Appointments;
import io.nightrounds.report.Figures.Reminders;
import io.nightrounds.report.Figures.Sync;
import io.nightrounds.sync.SyncCounts;
import io.nightrounds.sync.SyncLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Opens the books of a run: counts, compares, and says in one sentence how the night went. Writes nothing. */
@Component
public final class RunBooks {
    private final IntakeLedger intake;
    private final SyncLedger sync;
    private final FigureQueries figures;
    private final RunFindings findings;
    private final RunCourse course;

    RunBooks(IntakeLedger intake, SyncLedger sync, FigureQueries figures, RunFindings findings, RunCourse course) {
        this.intake = intake;
        this.sync = sync;
        this.figures = figures;
        this.findings = findings;
        this.course = course;
    }

    /** The run as the database has it now. Contradictions are not thrown: {@link RunReport#balanced} says so. */
    public RunReport of(RunFacts facts) {
        long run = facts.run();
        IntakeCounts rows = intake.counts(run);
        List<PracticeBalance> practices = practices(run, rows.byPractice());
        Figures total = new Figures(appointments(rows), sync(sync.counts(run)), reminders(practices));
        Findings found = findings.of(run);
        List<StepTime> steps = course.steps(run);
        boolean balanced = total.appointments().balanced() && practices.stream().allMatch(PracticeBalance::balanced);
        Verdict verdict = new Verdict(total, found, steps, balanced);
        Forecast forecast = course.forecast(run);
        return new RunReport(
                facts, verdict.outcome(), verdict.sentence(), total, balanced, null, practices, steps, forecast, found);
    }

    private List<PracticeBalance> practices(long run, Map<String, Rows> rows) {
        Map<String, Long> due = figures.due(run);
        List<Cell> states = figures.statesByPractice(run);
        TreeSet<String> keys = new TreeSet<>(rows.keySet());
        keys.addAll(due.keySet());
        states.forEach(cell -> keys.add(cell.key()));
        return keys.stream()
                .map(key -> practice(key, rows.getOrDefault(key, Rows.NONE), due.getOrDefault(key, 0L), states))
                .toList();
    }

    private static PracticeBalance practice(String key, Rows rows, long due, List<Cell> states) {
        List<Cell> own = states.stream().filter(cell -> cell.key().equals(key)).toList();
        return new PracticeBalance(key, rows.valid(), rows.rejected(), State.reminders(due, own));
    }

    private static Appointments appointments(IntakeCounts rows) {
        return new Appointments(rows.read(), rows.valid(), rows.rejected(), rows.readBefore());
    }

    private static Sync sync(SyncCounts counts) {
        return new Sync(
                counts.due(),
                counts.accepted(),
                counts.refused(),
                counts.unknown(),
                counts.unchanged(),
                counts.notReached());
    }

    private static Reminders reminders(List<PracticeBalance> practices) {
        return practices.stream().map(PracticeBalance::reminders).reduce(Reminders.NONE, Reminders::plus);
    }
}
