package io.nightrounds.cli.screen;

import io.nightrounds.job.Run;
import io.nightrounds.retention.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shows what was deleted: one line a kind, those of which there was nothing too. */
public record PurgeScreen(Screen screen, boolean dryRun) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Answer(Instant before, boolean dryRun, Map<String, Long> deleted) {}

    public void print(Instant before, Tally tally) {
        if (screen.json()) {
            Map<String, Long> deleted = new LinkedHashMap<>();
            tally.counts().forEach((kind, count) -> deleted.put(kind.key(), count));
            screen.data(JSON.writeValueAsString(new Answer(before, dryRun, deleted)));
            return;
        }
        tally.counts().forEach((kind, count) -> screen.data(String.format("%10d  %s", count, kind.words())));
        screen.say((dryRun ? "Would be deleted, as older than " : "Deleted, as older than ") + before + ".");
    }

    /** An unfinished run holds back what it read; nobody would find out why. */
    public void sayWhatStays(List<Run> unfinished, Instant before) {
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        unfinished.stream()
                .filter(run -> run.date().isBefore(day))
                .forEach(run -> screen.say("Run " + run.id() + " of " + run.date()
                        + " is unfinished, so it stays, with the visits it read. " + GoOn.with(run)));
    }
}
