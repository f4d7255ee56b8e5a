package io.nightrounds.intake;

import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.PersonRules;
import io.nightrounds.intake.rule.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Keeps rows about people until the appointments are read, one a patient and file. */
class PersonRowWriter implements ItemWriter<FeedRow> {
    private final long run;
    private final PersonStore people;
    private final RejectionLog rejections;
    private final FeedLog feeds;

    PersonRowWriter(long run, PersonStore people, RejectionLog rejections, FeedLog feeds) {
        this.run = run;
        this.people = people;
        this.rejections = rejections;
        this.feeds = feeds;
    }

    @Override
    public void write(Chunk<? extends FeedRow> chunk) {
        List<Problem> problems = new ArrayList<>();
        List<FeedRow> usable = new ArrayList<>();
        for (FeedRow row : chunk) {
            Problem problem = problem(row);
            if (problem == null) {
                usable.add(row);
            } else {
                problems.add(problem);
            }
        }
        people.save(run, onePerPatient(usable, problems));
        rejections.write(
                run,
                problems.stream()
                        .map(problem -> new RejectionLog.Entry(null, problem))
                        .toList());
        Map<String, Long> rows = new HashMap<>();
        chunk.forEach(row -> rows.put(row.source(), row.number()));
        rows.forEach((source, read) -> feeds.read(run, source, read));
    }

    private static @Nullable Problem problem(FeedRow row) {
        Problem problem = PersonRules.problem(row);
        return problem != null || PersonStore.fits(row)
                ? problem
                : Problem.ofRow(
                        row.source(),
                        row.line(),
                        "is too long",
                        "Shorten the row to " + PersonStore.LONGEST + " characters in the columns that are read.");
    }

    private Collection<FeedRow> onePerPatient(List<FeedRow> rows, List<Problem> problems) {
        Map<List<String>, FeedRow> known = new HashMap<>();
        List<String> patients =
                rows.stream().map(PersonStore::patient).distinct().toList();
        people.find(run, patients).values().forEach(found -> found.forEach(row -> known.put(key(row), row)));
        Map<List<String>, FeedRow> changed = new LinkedHashMap<>();
        for (FeedRow row : rows) {
            FeedRow earlier = known.get(key(row));
            if (earlier != null && earlier.line() > row.line()) {
                // this chunk was saved before a crash, a later row of this patient included
                continue;
            }
            if (earlier != null && earlier.line() < row.line()) {
                problems.add(PersonRules.twice(earlier, row));
            }
            FeedRow merged = earlier == null ? row : PersonRules.later(earlier, row);
            known.put(key(row), merged);
            changed.put(key(row), merged);
        }
        return changed.values();
    }

    private static List<String> key(FeedRow row) {
        return List.of(row.source(), PersonStore.patient(row));
    }
}
