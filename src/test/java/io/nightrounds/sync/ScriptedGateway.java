package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The vendor by script: answers by what it is asked, and remembers every request. */
final class ScriptedGateway implements SyncGateway {
    final List<SyncBatch> requests = Collections.synchronizedList(new ArrayList<>());
    volatile Function<SyncBatch, SyncAnswer> script = ScriptedGateway::accepted;

    @Override
    public CompletableFuture<SyncAnswer> push(String practice, List<Appointment> appointments) {
        SyncBatch batch = new SyncBatch(practice, appointments);
        requests.add(batch);
        return CompletableFuture.completedFuture(script.apply(batch));
    }

    List<Integer> requestSizes() {
        return requests.stream().map(batch -> batch.appointments().size()).toList();
    }

    static SyncAnswer accepted(SyncBatch batch) {
        return new Answered(batch.appointments().stream()
                .map(one -> new ItemStatus(one.key().id(), true, null))
                .toList());
    }

    static boolean holds(SyncBatch batch, String id) {
        return batch.appointments().stream().anyMatch(one -> one.key().id().equals(id));
    }
}
