package io.nightrounds.intake;

import io.nightrounds.appointment.Practices;
import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.jobfile.JobFile;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inputs of the job file, and what each may and must have. */
@Component
class Inputs {
    private final JobFile job;
    private final IntakeProperties intake;
    private final Practices practices;
    private final SourceDatabases databases;

    Inputs(JobFile job, IntakeProperties intake, Practices practices, SourceDatabases databases) {
        this.job = job;
        this.intake = intake;
        this.practices = practices;
        this.databases = databases;
    }

    Input appointments() {
        List<String> required = new ArrayList<>(List.of(Field.ID, Field.PATIENT_ID, Field.DATE, Field.CALENDAR_ID));
        if (practices.keys().size() > 1) {
            required.add(Field.PRACTICE);
        }
        return input(Input.APPOINTMENTS, intake.appointments(), Field.ALL, required);
    }

    /** Those about people, the one to be believed first. */
    List<Input> people() {
        return intake.people().entrySet().stream()
                .map(entry -> input(entry.getKey(), entry.getValue(), Field.OF_PERSON, List.of(Field.PATIENT_ID)))
                .toList();
    }

    private Input input(String source, Source settings, List<String> known, List<String> required) {
        String file = settings.file();
        return file == null
                ? new FeedQuery(source, databases.of(settings), settings, known, required)
                : new FeedFile(source, job.resolve(file), settings, known, required);
    }
}
