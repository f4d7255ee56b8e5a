package io.nightrounds.intake;

import io.nightrounds.appointment.AppointmentStore;
import io.nightrounds.appointment.AppointmentStore.Sighting;
import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Checks a chunk's rows and saves what came of them: visits, problems and how far the file was read. */
class AppointmentRowWriter implements ItemWriter<FeedRow> {
    private final long run;
    private final ChunkCheck check;
    private final AppointmentStore appointments;
    private final RejectionLog rejections;
    private final FeedLog feeds;

    AppointmentRowWriter(
            long run, ChunkCheck check, AppointmentStore appointments, RejectionLog rejections, FeedLog feeds) {
        this.run = run;
        this.check = check;
        this.appointments = appointments;
        this.rejections = rejections;
        this.feeds = feeds;
    }

    @Override
    public void write(Chunk<? extends FeedRow> chunk) {
        List<? extends FeedRow> rows = chunk.getItems();
        List<CheckedRow> checked = check.check(rows);
        appointments.save(
                run, checked.stream().flatMap(AppointmentRowWriter::sighting).toList());
        rejections.write(
                run, checked.stream().flatMap(AppointmentRowWriter::entries).toList());
        FeedRow last = rows.get(rows.size() - 1);
        feeds.read(run, last.source(), last.number());
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
