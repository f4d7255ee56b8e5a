package io.nightrounds.intake;

import io.nightrounds.appointment.Practices;
import io.nightrounds.intake.FeedLog.Progress;
import io.nightrounds.intake.FeedLog.Version;
import io.nightrounds.jobfile.JobFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which inputs are no longer what they were when a run began to read them. */
@Component
public final class ChangedFeeds {
    private final JobFile job;
    private final IntakeProperties intake;
    private final Practices practices;
    private final FeedLog log;

    ChangedFeeds(JobFile job, IntakeProperties intake, Practices practices, FeedLog log) {
        this.job = job;
        this.intake = intake;
        this.practices = practices;
        this.log = log;
    }

    /** A sentence for each input that was changed: what it was, what it is, and what becomes of the rows read of it. */
    public List<String> since(long run) {
        List<FeedFile> files = new ArrayList<>(FeedFile.ofPeople(job, intake));
        files.add(FeedFile.ofAppointments(job, intake, practices));
        return files.stream().flatMap(file -> change(run, file).stream()).toList();
    }

    private Optional<String> change(long run, FeedFile file) {
        return log.find(run, file.source()).flatMap(progress -> {
            Version now = Version.of(file.path()).orElse(null);
            return now != null && progress.version().isSameAs(now)
                    ? Optional.empty()
                    : Optional.of(sentence(run, file, progress, now));
        });
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
