package io.nightrounds.intake;

import io.nightrounds.appointment.Practices;
import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.jobfile.JobFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One input of a job.
 *
 * @param source {@code appointments}, {@code patients} or {@code contacts}
 * @param known our names that it may have
 * @param required our names that it must have, unless the job file gives a default
 */
record FeedFile(String source, Path path, Source settings, List<String> known, List<String> required) {
    static final String APPOINTMENTS = "appointments";

    static FeedFile ofAppointments(JobFile job, IntakeProperties intake, Practices practices) {
        List<String> required = new ArrayList<>(List.of(Field.ID, Field.PATIENT_ID, Field.DATE, Field.CALENDAR_ID));
        if (practices.keys().size() > 1) {
            required.add(Field.PRACTICE);
        }
        Source settings = intake.appointments();
        return new FeedFile(APPOINTMENTS, job.resolve(settings.file()), settings, Field.ALL, required);
    }

    /** The files about people, the one to be believed first. */
    static List<FeedFile> ofPeople(JobFile job, IntakeProperties intake) {
        return intake.people().entrySet().stream()
                .map(entry -> new FeedFile(
                        entry.getKey(),
                        job.resolve(entry.getValue().file()),
                        entry.getValue(),
                        Field.OF_PERSON,
                        List.of(Field.PATIENT_ID)))
                .toList();
    }

    /** As an error begins. */
    @Override
    public String toString() {
        return "The " + source + " file " + path;
    }
}
