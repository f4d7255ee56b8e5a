package io.nightrounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole night as one story, from the file to the report, on both databases. */
class NightlyScenarioTest {
    private static final String NOW = "2026-12-01T10:00:00Z";

    @Test
    void tellsItsStoryOnTheEmbeddedDatabase(@TempDir Path folder) throws IOException {
        story(folder, Map.of());
    }

    @Test
    void tellsTheSameStoryOnPostgres(@TempDir Path folder) throws IOException {
        story(folder, Map.of("nightrounds.database.url", Postgres.freshDatabase()));
    }

    private static void story(Path folder, Map<String, String> settings) throws IOException {
        Feed feed = Feed.in(folder)
                .visit("told", "2026-12-03 09:00")
                .visit("moved", "2026-12-03 10:00")
                .visit("far", "2026-12-20 09:00")
                .row("called-off,p1,2026-12-03 11:00,Ben,Reed,+447700900201,,true,")
                .row("declined,p2,2026-12-03 12:00,Cleo,Hart,+447700900202,,,sms")
                .row("unreachable,p3,2026-12-03 13:00,Dan,Fox,4.47E+11,,,")
                .row("mailed,p4,2026-12-03 14:00,Eve,Lane,,eve@example.org,,")
                .row("dateless,p5,tomorrow,Finn,Moss,+447700900205,,,");
        Path job = feed.write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
                InProcess night = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())
                        .with(settings)) {

            Ended first = night.run("run", job.toString(), "--now", NOW, "--json");

            assertThat(first.exitCode()).as(first.err()).isEqualTo(3);
            assertThat(first.json().path("balanced").asBoolean()).isTrue();
            assertThat(figures(first, "/appointments")).isEqualTo("8 read 7 valid 1 rejected");
            assertThat(figures(first, "/sync")).isEqualTo("7 due 7 accepted 0 refused 0 unknown 0 unchanged");
            assertThat(figures(first, "/reminders"))
                    .isEqualTo("6 due 3 sent 0 deferred 3 suppressed 0 failed 0 inDoubt 3 messages");
            assertThat(arrivals.acceptedSms())
                    .containsExactlyInAnyOrder(
                            "Thames Dental told 3 December 2026 09:00", "Thames Dental moved 3 December 2026 10:00");
            assertThat(Files.readString(Path.of(first.json().at("/reports/html").asString())))
                    .contains("3 patients were told")
                    .contains("was changed by a spreadsheet");
            assertThat(night.run("why", "called-off").out()).contains("SUPPRESSED because cancelled");
            assertThat(night.run("why", "far").out()).contains("not due before 2026-12-18");

            feed.replace("moved,", "moved,p-moved,2026-12-03 16:00,Ada,Stone,+447700900001,,,")
                    .write();
            Ended second = night.run("run", job.toString(), "--now", "2026-12-01T11:00:00Z", "--json");

            assertThat(figures(second, "/sync")).isEqualTo("1 due 1 accepted 0 refused 0 unknown 6 unchanged");
            assertThat(figures(second, "/reminders"))
                    .as(second.out())
                    .isEqualTo("1 due 1 sent 0 deferred 0 suppressed 0 failed 0 inDoubt 1 messages");
            assertThat(arrivals.acceptedSms()).hasSize(3).contains("Thames Dental moved 3 December 2026 16:00");
            assertThat(arrivals.sentTwice()).isEmpty();
            assertThat(night.run("runs", "--json").json()).hasSize(2);
        }
    }

    /** The figures as they are told, such as {@code 8 read 7 valid 1 rejected}. */
    private static String figures(Ended ended, String at) {
        StringBuilder told = new StringBuilder();
        ended.json().at(at).properties().stream()
                .filter(figure -> figure.getValue().isNumber())
                .filter(figure -> !figure.getKey().equals("notReached"))
                .forEach(figure -> told.append(' ')
                        .append(figure.getValue().asLong())
                        .append(' ')
                        .append(figure.getKey()));
        return told.toString().strip();
    }
}
