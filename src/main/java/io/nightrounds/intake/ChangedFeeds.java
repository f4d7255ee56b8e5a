package io.nightrounds.intake;

import io.nightrounds.intake.FeedLog.Progress;
import io.nightrounds.intake.FeedLog.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which inputs a resumed run does not simply go on with, and why. */
@Component
public final class ChangedFeeds {
    private final Inputs inputs;
    private final FeedLog log;

    ChangedFeeds(Inputs inputs, FeedLog log) {
        this.inputs = inputs;
        this.log = log;
    }

    /** A sentence for each of them: what it was, what it is, and what becomes of the rows read of it. */
    public List<String> since(long run) {
        List<Input> all = new ArrayList<>(inputs.people());
        all.add(inputs.appointments());
        return all.stream().flatMap(input -> change(run, input).stream()).toList();
    }

    private Optional<String> change(long run, Input input) {
        return log.find(run, input.source())
                .flatMap(progress -> input instanceof FeedFile file
                        ? change(run, file, progress)
                        : askedAgain((FeedQuery) input, progress));
    }

    private static Optional<String> change(long run, FeedFile file, Progress progress) {
        Version now = Version.of(file.path()).orElse(null);
        return now != null && progress.version().isSameAs(now)
                ? Optional.empty()
                : Optional.of(sentence(run, file, progress, now));
    }

    private static Optional<String> askedAgain(FeedQuery query, Progress progress) {
        return progress.finished()
                ? Optional.empty()
                : Optional.of(query + " was not read to its end: the " + progress.rows()
                        + " rows read of it are taken back, and it is asked again.");
    }

    private static String sentence(long run, FeedFile file, Progress progress, @Nullable Version now) {
        Version then = progress.version();
        boolean moved = !then.location().equals(file.path().toString());
        return file + " was changed since run " + run + " began to read it: " + (moved ? then.location() + ", " : "")
                + then + " then, " + (now == null ? "not there" : now) + " now. " + consequence(progress, now);
    }

    private static String consequence(Progress progress, @Nullable Version now) {
        if (progress.finished()) {
            return "This run had read it to its end and does not read it again; the next run reads it as it is now.";
        }
        return now == null
                ? "It is needed: put it back."
                : "The " + progress.rows() + " rows read of it are taken back, and it is read from its start again.";
    }
}
