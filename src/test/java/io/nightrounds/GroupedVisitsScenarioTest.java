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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several visits of a patient on one day, from the file to the one message about them, on both databases. */
class GroupedVisitsScenarioTest {
    @Test
    void oneMessageTellsOfADayOnTheEmbeddedDatabase(@TempDir Path folder) throws IOException {
        story(folder, Map.of());
    }

    @Test
    void oneMessageTellsOfADayOnPostgres(@TempDir Path folder) throws IOException {
        story(folder, Map.of("nightrounds.database.url", Postgres.freshDatabase()));
    }

    /** Mails cannot be sent at a later hour, so those of the early run wait for the next one. */
    private static void story(Path folder, Map<String, String> settings) throws IOException {
        Feed feed = Feed.in(folder)
                .tellingSeveral()
                .row("pm,p1,2026-12-03 15:00,Ada,Stone,+447700900001,,,")
                .row("am,p1,2026-12-03 09:00,Ada,Stone,+447700900001,,,")
                .row("son,p2,2026-12-03 09:30,Ben,Stone,+447700900001,,,")
                .row("eye,p3,2026-12-03 10:00,Eve,Lane,,eve@example.org,,")
                .row("ear,p3,2026-12-03 11:00,Eve,Lane,,eve@example.org,,")
                .row("toe,p3,2026-12-03 12:00,Eve,Lane,,eve@example.org,,");
        Path job = feed.write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
                InProcess night = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())
                        .with(settings)) {

            Ended early = night.run("run", job.toString(), "--now", "2026-12-01T06:00:00Z", "--json");

            assertThat(early.json().path("balanced").asBoolean())
                    .as(early.err())
                    .isTrue();
            assertThat(figure(early, "due")).isEqualTo(6);
            assertThat(figure(early, "sent")).isEqualTo(3);
            assertThat(figure(early, "messages")).isEqualTo(2);
            assertThat(figure(early, "deferred")).isEqualTo(3);
            assertThat(arrivals.acceptedSms())
                    .containsExactlyInAnyOrder(
                            "Thames Dental am 3 December 2026 09:00 am pm",
                            "Thames Dental son 3 December 2026 09:30 son");
            assertThat(night.run("why", "pm").out()).contains("told together with am");
            assertThat(Files.readString(Path.of(early.json().at("/reports/html").asString())))
                    .contains("were told in 2 messages");

            feed.replace("ear,", "ear,p3,2026-12-03 11:00,Eve,Lane,,eve@example.org,true,")
                    .write();
            Ended later = night.run("run", job.toString(), "--now", "2026-12-01T10:00:00Z", "--json");

            assertThat(later.json().path("balanced").asBoolean())
                    .as(later.err())
                    .isTrue();
            assertThat(figure(later, "sent")).isEqualTo(2);
            assertThat(figure(later, "messages")).isEqualTo(1);
            assertThat(figure(later, "suppressed")).isEqualTo(1);
            assertThat(arrivals.acceptedRecipients())
                    .filteredOn("eve@example.org"::equals)
                    .hasSize(1);
            assertThat(night.run("why", "toe").out()).contains("told together with eye");
            assertThat(night.run("why", "ear").out()).contains("SUPPRESSED because cancelled");
            assertThat(messagesOf(later, "eye"))
                    .isEqualTo(messagesOf(later, "toe"))
                    .isNotEmpty();
        }
    }

    private static long figure(Ended ended, String name) {
        return ended.json().at("/reminders/" + name).asLong();
    }

    /** The column {@code message} of that appointment's row. */
    private static String messagesOf(Ended ended, String appointment) throws IOException {
        String[] lines = Files.readString(
                        Path.of(ended.json().at("/reports/csv").asString()))
                .replace("\"", "")
                .split("\\R");
        int column = List.of(lines[0].split(",")).indexOf("message");
        return Arrays.stream(lines)
                .map(line -> line.split(",", -1))
                .filter(row -> row[2].equals(appointment))
                .map(row -> row[column])
                .findFirst()
                .orElseThrow();
    }
}
