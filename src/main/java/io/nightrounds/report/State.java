package io.nightrounds.report;

import java.util.List;
import java.util.stream.Stream;

/** The words of the table {@code delivery} and what a report calls them. */
enum State {
    SENT("sent"),
    PLANNED("deferred"),
    SUPPRESSED("suppressed"),
    FAILED("failed"),
    IN_DOUBT("inDoubt"),
    /** Claimed, and never settled: the run is over, so nobody knows. */
    SENDING("inDoubt");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** The report's word; the column's own where it is none of ours, so that nothing is hidden. */
    static String word(String column) {
        for (State state : values()) {
            if (state.name().equals(column)) {
                return state.word;
            }
        }
        return column;
    }

    /** Adds up the states of one key. States that are none of ours are left out, and then the books do not balance. */
    static Figures.Reminders reminders(long due, List<FigureQueries.Cell> cells) {
        return new Figures.Reminders(
                due,
                sum(cells, SENT),
                sum(cells, PLANNED),
                sum(cells, SUPPRESSED),
                sum(cells, FAILED),
                sum(cells, IN_DOUBT) + sum(cells, SENDING),
                of(SENT, cells).mapToLong(FigureQueries.Cell::messages).sum());
    }

    private static long sum(List<FigureQueries.Cell> cells, State state) {
        return of(state, cells).mapToLong(FigureQueries.Cell::count).sum();
    }

    private static Stream<FigureQueries.Cell> of(State state, List<FigureQueries.Cell> cells) {
        return cells.stream().filter(cell -> cell.state().equals(state.name()));
    }
}
