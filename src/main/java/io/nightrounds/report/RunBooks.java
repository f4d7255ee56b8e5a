package io.nightrounds.report;

import io.nightrounds.report.FigureQueries.Cell;
import io.nightrounds.report.Figures.Appointments;
import io.nightrounds.report.Figures.Reminders;
import io.nightrounds.report.Figures.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Opens the books of a run: counts, compares, and says in one sentence how the night went. Writes nothing. */
@Component
public final class RunBooks {
    private final FigureQueries figures;
    private final FindingQueries findings;
    private final StepTimes stepTimes;

    RunBooks(FigureQueries figures, FindingQueries findings, StepTimes stepTimes) {
        this.figures = figures;
        this.findings = findings;
        this.stepTimes = stepTimes;
    }

    /** The run as the database has it now. Contradictions are not thrown: {@link RunReport#balanced} says so. */
    public RunReport of(RunFacts facts) {
        long run = facts.run();
        List<PracticeBalance> practices = practices(run);
        Figures total = new Figures(appointments(run, practices), sync(run), reminders(practices));
        Findings found = findings.of(run);
        boolean balanced = total.appointments().balanced() && practices.stream().allMatch(PracticeBalance::balanced);
        Outcome outcome = Verdict.outcome(total, found, balanced);
        String verdict = Verdict.sentence(outcome, total, found);
        return new RunReport(facts, outcome, verdict, total, balanced, null, practices, stepTimes.of(run), found);
    }

    private List<PracticeBalance> practices(long run) {
        Map<String, Long> valid = figures.valid(run);
        Map<String, Long> rejected = figures.rejected(run);
        Map<String, Long> due = figures.due(run);
        List<Cell> states = figures.statesByPractice(run);
        TreeSet<String> keys = new TreeSet<>(valid.keySet());
        keys.addAll(rejected.keySet());
        keys.addAll(due.keySet());
        states.forEach(cell -> keys.add(cell.key()));
        List<PracticeBalance> practices = new ArrayList<>();
        for (String key : keys) {
            List<Cell> own =
                    states.stream().filter(cell -> cell.key().equals(key)).toList();
            practices.add(new PracticeBalance(
                    key,
                    valid.getOrDefault(key, 0L),
                    rejected.getOrDefault(key, 0L),
                    State.reminders(due.getOrDefault(key, 0L), own)));
        }
        return practices;
    }

    private Appointments appointments(long run, List<PracticeBalance> practices) {
        return new Appointments(
                figures.rowsRead(run),
                practices.stream().mapToLong(PracticeBalance::valid).sum(),
                practices.stream().mapToLong(PracticeBalance::rejected).sum(),
                figures.readBefore(run));
    }

    private Sync sync(long run) {
        List<Cell> cells = figures.sync(run);
        long accepted = count(cells, "ACCEPTED");
        long refused = count(cells, "REFUSED");
        long unknown = count(cells, "UNKNOWN");
        long notReached = count(cells, "NOT_REACHED");
        long due = accepted + refused + unknown + notReached;
        return new Sync(due, accepted, refused, unknown, count(cells, "UNCHANGED"), notReached);
    }

    private static Reminders reminders(List<PracticeBalance> practices) {
        return practices.stream().map(PracticeBalance::reminders).reduce(Reminders.NONE, Reminders::plus);
    }

    private static long count(List<Cell> cells, String state) {
        return cells.stream()
                .filter(cell -> cell.state().equals(state))
                .mapToLong(Cell::count)
                .sum();
    }
}
