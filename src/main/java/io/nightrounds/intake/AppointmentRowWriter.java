package io.nightrounds.intake;

import io.nightrounds.appointment.AppointmentStore;
import io.nightrounds.appointment.AppointmentStore.Known;
import io.nightrounds.appointment.AppointmentStore.Sighting;
import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Saves what came of a chunk's rows: visits, problems and how far the file was read. */
class AppointmentRowWriter implements ItemWriter<CheckedRow> {
    private final long run;
    private final AppointmentStore appointments;
    private final RejectionLog rejections;
    private final FeedLog feeds;

    AppointmentRowWriter(long run, AppointmentStore appointments, RejectionLog rejections, FeedLog feeds) {
        this.run = run;
        this.appointments = appointments;
        this.rejections = rejections;
        this.feeds = feeds;
    }

    @Override
    public void write(Chunk<? extends CheckedRow> chunk) {
        Known known = appointments.known(run, FirstOfEachId.ids(chunk.getItems()));
        List<CheckedRow> checked = FirstOfEachId.among(chunk.getItems(), known.lines());
        appointments.save(
                run, checked.stream().flatMap(AppointmentRowWriter::sighting).toList(), known);
        rejections.write(
                run, checked.stream().flatMap(AppointmentRowWriter::entries).toList());
        FeedRow last = checked.get(checked.size() - 1).row();
        feeds.read(run, last.source(), last.number());
    }

    /** Takes back all that the run has saved of the appointments. */
    void forget() {
        appointments.forget(run);
        rejections.forget(run, Input.APPOINTMENTS);
    }

    private static Stream<Sighting> sighting(CheckedRow row) {
        CheckedRow.Visit visit = row.visit();
        return visit == null
                ? Stream.empty()
                : Stream.of(new Sighting(
                        visit.appointment(),
                        visit.patient(),
                        row.row().source(),
                        row.row().line()));
    }

    private static Stream<RejectionLog.Entry> entries(CheckedRow row) {
        return row.problems().stream().map(problem -> new RejectionLog.Entry(row.practice(), problem));
    }
}
