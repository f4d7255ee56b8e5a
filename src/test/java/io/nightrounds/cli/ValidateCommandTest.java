package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @Test
    void namesTheMistakesOfSchemaRoomsAndTextsAtOnce(@TempDir Path folder) throws IOException {
        Path job = changed(
                folder,
                List.of(
                        "zone: Europe/London\npractices", "zone: Europe/Londn\npractices",
                        "region: GB", "region: ZZ",
                        "sync: {", "sync: { batchsize: 5, attempts: 3,",
                        "{{practice.name}} {{appointment.id}} {{appointment.date}} {{appointment.time}}",
                                "{{practice.name}} {{appointment.dat}} {{patient.frstName}} {{appointment.summary}}",
                        "body: \"{{practice.name}} {{appointment.date}} {{appointment.time}}\"", "body: \"No time\"",
                        "sms: bokamera", "sms: bokamra"));

        Ended ended = validate(folder, job);

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ended.out().lines().map(line -> line.substring(job.toString().length())))
                .anySatisfy(line -> assertThat(line).contains("'Europe/Londn' is no time zone"))
                .anySatisfy(line -> assertThat(line).contains("'ZZ' is no ISO 3166 country"))
                .anySatisfy(line -> assertThat(line).contains("Did you mean 'batchSize'?"))
                .anySatisfy(line -> assertThat(line).contains("'attempts' stands twice"))
                .anySatisfy(line -> assertThat(line).contains("Did you mean 'appointment.date'?"))
                .anySatisfy(line -> assertThat(line).contains("Did you mean 'patient.firstName'?"))
                .anySatisfy(line -> assertThat(line).contains("{{appointment.summary}} is sensitive"))
                .anySatisfy(line -> assertThat(line).contains("This email text does not say the time"))
                .anySatisfy(line -> assertThat(line).contains("Did you mean 'bokamera'?"))
                .allSatisfy(line -> assertThat(line).matches(":\\d+:\\d+: .*"))
                .isSortedAccordingTo((a, b) -> Integer.compare(lineOf(a), lineOf(b)));
    }

    @Test
    void warnsAndStillCallsTheFileValid(@TempDir Path folder) throws IOException {
        Path job = changed(folder, List.of("{{practice.name}} {{app", "Reply YES. {{practice.name}} {{app"));
        Files.move(folder.resolve("appointments.csv"), folder.resolve("apointments.csv"));

        Ended ended = validate(folder, job);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .contains(": warning: 'appointments.csv' is not there now", "Did you mean 'apointments.csv'?"))
                .anySatisfy(line -> assertThat(line).contains(": warning: 'Reply' asks for an answer"))
                .anySatisfy(line -> assertThat(line).contains(": warning: 'YES' is a word that carriers act on"));
        assertThat(ended.err()).contains(job + " is valid, with warnings.");
    }

    @Test
    void refusesAPracticeWhosePatientsWouldBeToldInNoLanguage(@TempDir Path folder) throws IOException {
        Path job = changed(
                folder,
                List.of(
                        "language: en, phone", "language: sv, phone",
                        "      en:\n        sms:",
                                "      de:\n        sms: { body: x, requires: [] }\n      en:\n        sms:"));

        Ended ended = validate(folder, job);

        assertThat(ended.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ended.out())
                .contains("There is no sms text in sv, the language of practice 'thames'. Its patients who state no"
                        + " language get none, as there are several others (de, en).")
                .contains("warning: There is no email text in sv, the language of practice 'thames'. Its patients who"
                        + " state no language get the one in en.");
    }

    /** A valid job file in which each text of the list is replaced by the one after it. */
    private static Path changed(Path folder, List<String> pairs) throws IOException {
        Path job = Feed.in(folder).visit("v1", "2026-12-03 09:00").write();
        String text = Files.readString(job);
        for (int i = 0; i < pairs.size(); i += 2) {
            assertThat(text).contains(pairs.get(i));
            text = text.replace(pairs.get(i), pairs.get(i + 1));
        }
        return Files.writeString(job, text);
    }

    private static Ended validate(Path folder, Path job) {
        try (InProcess night = InProcess.in(folder.resolve("home"))) {
            return night.run("validate", job.toString());
        }
    }

    private static int lineOf(String found) {
        return Integer.parseInt(found.split(":")[1]);
    }
}
