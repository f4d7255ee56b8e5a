package io.nightrounds.intake;

import io.nightrounds.jobfile.DidYouMean;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileAdvice;
import io.nightrounds.jobfile.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether the feeds are where the job file says. That may change until the night, so it is no error. */
@Component
class FeedFileAdvice implements JobFileAdvice {
    private final JobFile file;

    FeedFileAdvice(JobFile file) {
        this.file = file;
    }

    @Override
    public List<Mistake> findings() {
        return Stream.of("appointments", "patients", "contacts")
                .map(source -> JobFile.section("intake", source, "file"))
                .flatMap(at -> file.text(at).flatMap(named -> missing(at, named)).stream())
                .toList();
    }

    private Optional<Mistake> missing(String at, String named) {
        Path feed = file.resolve(named);
        if (Files.exists(feed)) {
            return Optional.empty();
        }
        Path folder = Objects.requireNonNull(feed.getParent());
        String hint = DidYouMean.hint(String.valueOf(feed.getFileName()), names(folder))
                .orElse(Files.isDirectory(folder) ? "" : " Its folder is missing too.");
        return Optional.of(file.warning(at, "'" + named + "' is not there now (" + feed + "); a run needs it." + hint));
    }

    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : Arrays.asList(names);
    }
}
