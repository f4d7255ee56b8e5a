package io.nightrounds.intake;

import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.query.DatabaseProperties;
import io.nightrounds.intake.query.SourceDatabase;
import io.nightrounds.jobfile.DidYouMean;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.Mistake;
import io.nightrounds.jobfile.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The job file's {@code databases} section: what queries may be asked of, by name. */
record SourceDatabases(Map<String, SourceDatabase> byName) implements JobSection {
    /**
     * @param secrets the machine's own: a sandbox has its own accounts at vendors, and the feeds it reads are real
     * @throws JobFileInvalid also where a query names a database that is not there
     */
    static SourceDatabases from(JobFile file, IntakeProperties intake, Secrets secrets) {
        Map<String, SourceDatabase> byName = new LinkedHashMap<>();
        file.bindEach("databases", DatabaseProperties.class)
                .forEach((name, properties) -> byName.put(name, new SourceDatabase(name, properties, secrets)));
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Source> sources = new LinkedHashMap<>(intake.people());
        sources.put(Input.APPOINTMENTS, intake.appointments());
        sources.forEach((source, settings) -> {
            String wanted = settings.database();
            if (wanted != null && !byName.containsKey(wanted)) {
                mistakes.add(file.mistake(
                        JobFile.section("intake", source, "database"), unknown(wanted, List.copyOf(byName.keySet()))));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new JobFileInvalid(mistakes);
        }
        return new SourceDatabases(byName);
    }

    SourceDatabase of(Source settings) {
        return Objects.requireNonNull(byName.get(nullToEmpty(settings.database())));
    }

    private static String unknown(String wanted, List<String> names) {
        return "'" + wanted + "' is none of the databases of this job file."
                + DidYouMean.hint(wanted, names)
                        .orElse(
                                names.isEmpty()
                                        ? " Add a section databases: with its url."
                                        : " Known are: " + String.join(", ", names) + ".");
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
