package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads what this run has yet to push, page by page. It keeps no position over a restart: what was attempted has this
 * run's number in its row and is no longer due.
 *
 * <p>Not final: the step scope stands a proxy before it.
 */
class DueAppointmentsReader implements ItemReader<Appointment> {
    private final long run;
    private final int bucket;
    private final int pageSize;
    private final SyncLedger ledger;
    private final Queue<Appointment> page = new ArrayDeque<>();
    private AppointmentKey last = new AppointmentKey("", "");

    DueAppointmentsReader(long run, int bucket, int pageSize, SyncLedger ledger) {
        this.run = run;
        this.bucket = bucket;
        this.pageSize = pageSize;
        this.ledger = ledger;
    }

    @Override
    public @Nullable Appointment read() {
        if (page.isEmpty()) {
            page.addAll(ledger.due(run, bucket, last, pageSize));
        }
        Appointment next = page.poll();
        if (next != null) {
            last = next.key();
        }
        return next;
    }
}
