package io.nightrounds.report;

import io.nightrounds.intake.IntakeLedger;
import io.nightrounds.intake.IntakeLedger.ProblemCount;
import io.nightrounds.intake.IntakeLedger.Rejection;
import io.nightrounds.report.Findings.BadRow;
import io.nightrounds.report.Findings.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The mistakes of a run's input as they may be shown: masked, and not more of them than a page can hold. */
@Component
class RejectionRows {
    private static final int ROWS_SHOWN = 200;
    private static final int SORTS_SHOWN = 100;

    private final IntakeLedger intake;

    RejectionRows(IntakeLedger intake) {
        this.intake = intake;
    }

    /**
     * Mistakes by sort, the most frequent first. They do not quote the value, or they would not be one sort.
     *
     * @param refused those that cost the row its place, or those that cost it one value only
     */
    List<Problem> problems(long run, boolean refused) {
        Set<String> queries = intake.queries(run);
        return intake.byProblem(run).stream()
                .filter(problem -> problem.refused() == refused)
                .limit(SORTS_SHOWN)
                .map(problem -> shown(problem, queries))
                .toList();
    }

    /** The first mistakes of rejected rows. */
    List<BadRow> first(long run) {
        Set<String> queries = intake.queries(run);
        return intake.firstRefused(run, ROWS_SHOWN).stream()
                .map(rejection -> shown(rejection, queries))
                .toList();
    }

    /** Every mistake of the rejected rows, in the order of the files. */
    void forEach(long run, Consumer<BadRow> sink) {
        Set<String> queries = intake.queries(run);
        intake.forEachRejection(run, rejection -> {
            if (rejection.refused()) {
                sink.accept(shown(rejection, queries));
            }
        });
    }

    private static Problem shown(ProblemCount problem, Set<String> queries) {
        return new Problem(
                source(problem.source(), queries),
                Objects.requireNonNullElse(problem.field(), ""),
                problem.problem(),
                problem.remedy(),
                problem.rows(),
                problem.firstLine());
    }

    private static BadRow shown(Rejection rejection, Set<String> queries) {
        String given = rejection.given();
        String masked = Masked.value(rejection.field(), given);
        return new BadRow(
                source(rejection.source(), queries),
                rejection.line(),
                Objects.requireNonNullElse(rejection.practice(), ""),
                Objects.requireNonNullElse(rejection.field(), ""),
                masked,
                Masked.text(rejection.problem(), given, masked),
                Masked.text(rejection.remedy(), given, masked));
    }

    private static String source(String source, Set<String> queries) {
        return queries.contains(source) ? source + Problem.QUERY : source;
    }
}
