package io.nightrounds.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * The visits that a night may have to plan, practice by practice. It keeps no state for a restart: what was planned is
 * known by its rows, so a restarted step reads from the beginning.
 *
 * <p>Not final: the step scope stands a proxy before it.
 */
class VisitReader implements ItemReader<Visit> {
    private final VisitPages pages;
    private final Range range;
    private final Queue<String> practices;
    private final Queue<Visit> page = new ArrayDeque<>();
    private String after = "";

    VisitReader(VisitPages pages, Range range) {
        this.pages = pages;
        this.range = range;
        this.practices = new ArrayDeque<>(pages.practices());
    }

    /** The night that is planned, and the moment from which it is looked at. */
    record Range(Planner planner, LocalDate night, Instant now) {}

    @Override
    public @Nullable Visit read() {
        while (page.isEmpty() && !practices.isEmpty()) {
            turn(practices.element());
        }
        return page.poll();
    }

    private void turn(String practice) {
        Planner.Reach reach =
                range.planner().reach(range.night(), pages.practice(practice).zone(), range.now());
        List<Visit> next = pages.next(practice, after, reach);
        page.addAll(next);
        if (next.size() < VisitPages.SIZE) {
            practices.remove();
            after = "";
        } else {
            after = next.get(next.size() - 1).appointment().key().id();
        }
    }
}
