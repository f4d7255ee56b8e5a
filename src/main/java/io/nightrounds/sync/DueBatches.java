package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a run has yet to push, read page by page and handed out in batches of one practice. It keeps no position over a
 * restart: what was attempted has this run's number in its row and is no longer due.
 */
final class DueBatches {
    /** The appointments of this run behind that one, so many at most. */
    @FunctionalInterface
    interface Pages {
        List<Appointment> after(AppointmentKey last, int most);
    }

    private final Pages pages;
    private final int pageSize;
    private final int batchSize;
    private final Queue<Appointment> page = new ArrayDeque<>();
    private AppointmentKey last = new AppointmentKey("", "");
    private boolean lastPage;

    DueBatches(Pages pages, int pageSize, int batchSize) {
        this.pages = pages;
        this.pageSize = pageSize;
        this.batchSize = batchSize;
    }

    /** The next batch; null where nothing is left. */
    @Nullable
    SyncBatch next() {
        List<Appointment> together = new ArrayList<>();
        while (together.size() < batchSize && goesWith(together, ahead())) {
            together.add(page.remove());
        }
        return together.isEmpty() ? null : new SyncBatch(together.get(0).key().practice(), together);
    }

    private static boolean goesWith(List<Appointment> together, @Nullable Appointment one) {
        return one != null
                && (together.isEmpty()
                        || together.get(0).key().practice().equals(one.key().practice()));
    }

    private @Nullable Appointment ahead() {
        if (page.isEmpty() && !lastPage) {
            List<Appointment> next = pages.after(last, pageSize);
            lastPage = next.size() < pageSize;
            page.addAll(next);
            last = next.isEmpty() ? last : next.get(next.size() - 1).key();
        }
        return page.peek();
    }
}
