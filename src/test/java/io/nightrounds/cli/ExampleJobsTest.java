package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job files that a new user copies from: valid without a warning, and each plans the night its comment names. */
class ExampleJobsTest {
    private static final String NIGHT = "2026-11-24T17:00:00Z";

    @Test
    void areValidWithoutAWarning(@TempDir Path home) throws IOException {
        try (Stream<Path> jobs = Files.list(Path.of("jobs"));
                InProcess here = InProcess.in(home)) {
            String[] arguments = Stream.concat(
                            Stream.of("validate"), jobs.map(Path::toString).filter(job -> job.endsWith(".yaml")))
                    .toArray(String[]::new);

            Ended ended = here.run(arguments);

            assertThat(ended.out()).isEmpty();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(arguments).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dental-practice | Bramble Lane Dental: see you Thursday 26 November at 09:20.      |                                                  |
            us-clinic       | Clinic Chicago: your visit is on Thursday, November 26 at 2:30 PM. | Boston: su cita es el 26 de noviembre a las 10:15 | Los Angeles: your visit is on Thursday, November 26 at 8:00 AM.
            swedish-clinic  | vårdcentral: välkommen torsdag 26 november kl 13:00.              | vårdcentral: welcome on Thursday 26 November at 13:40. |
            """)
    void planTheirNight(String job, String one, String another, String third, @TempDir Path home) {
        try (InProcess here = InProcess.in(home)) {
            Ended plan = here.run("plan", "jobs/" + job + ".yaml", "--now", NIGHT);

            assertThat(plan.exitCode()).as(plan.err() + plan.out()).isZero();
            assertThat(plan.out())
                    .contains(Stream.of(one, another, third)
                            .filter(Objects::nonNull)
                            .toList());
        }
    }
}
