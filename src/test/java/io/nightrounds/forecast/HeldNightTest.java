package io.nightrounds.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Oracle;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A night whose feed broke off: held before anything is sent, and sent once someone accepts it or the feed is mended.
 */
class HeldNightTest {
    private static final String FIRST = "2026-12-01T10:00:00Z";
    private static final String SECOND = "2026-12-02T10:00:00Z";
    private static final String LATER = "2026-12-02T11:00:00Z";

    @ParameterizedTest
    @EnumSource
    void isSentOnceItIsAccepted(NightDatabase.Kind kind, @TempDir Path folder) throws IOException {
        Feed feed = night(folder, 40);
        Path job = feed.write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        NightDatabase database = NightDatabase.fresh(kind, folder.resolve("home"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
                InProcess program = program(database, sandbox)) {
            held(program, feed, job, arrivals);
            assertPlanned(database, 40);

            Ended shown = program.run("show", "--json");
            assertThat(shown.json().path("status").asString()).isEqualTo("HELD");
            assertThat(shown.json().path("exitCode").asInt()).isEqualTo(6);
            assertThat(shown.json().path("balanced").asBoolean()).isTrue();
            assertThat(shown.json().at("/reminders/deferred").asInt()).isEqualTo(40);
            assertThat(shown.json().at("/deferredByReason/0/reason").asString()).isEqualTo("forecast-held");
            assertThat(shown.json().at("/forecast/breaches/0/measure").asString())
                    .isEqualTo("FEED_ROWS");
            assertThat(program.run("runs").err()).contains("Run 2 is held. Go on with: nightrounds resume 2 --accept");
            assertThat(Files.readString(folder.resolve("home/reports/drill-2026-12-02-run2/report.html")))
                    .contains("Nobody was told")
                    .contains("--accept-forecast");

            Ended again = program.run("resume", "--now", LATER);
            assertThat(again.exitCode()).as(again.err()).isEqualTo(6);
            assertThat(again.err()).contains("held again if its forecast is out of bounds still");
            assertThat(arrivals.acceptedSms()).hasSize(110);

            Ended accepted = program.run("resume", "--accept-forecast", "--now", LATER, "--json");
            assertThat(accepted.exitCode()).as(accepted.err()).isZero();
            assertThat(accepted.err()).contains("Going on with run 2").contains("It will send up to 40 reminders");
            assertThat(accepted.json().at("/reminders/sent").asInt()).isEqualTo(40);
            assertThat(accepted.json().at("/forecast/verdict").asString()).isEqualTo("ACCEPTED");
            assertThat(accepted.json().at("/forecast/acceptedBy").asString())
                    .startsWith(System.getProperty("user.name") + "@");
            assertThat(accepted.json().at("/forecast/acceptedAt").asString()).startsWith("2026-12-02T11:00");
            assertThat(arrivals.acceptedSms()).hasSize(150);
            assertThat(arrivals.sentTwice()).isEmpty();
            assertThat(program.run("show").out()).contains("Accepted by " + System.getProperty("user.name"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadAnewOnceTheFeedIsMended(NightDatabase.Kind kind, @TempDir Path folder) throws IOException {
        Feed feed = night(folder, 40);
        Path job = feed.write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        NightDatabase database = NightDatabase.fresh(kind, folder.resolve("home"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
                InProcess program = program(database, sandbox)) {
            held(program, feed, job, arrivals);

            night(folder, 40).write();
            Ended mended = program.run("run", job.toString(), "--now", LATER, "--json");

            assertThat(mended.exitCode()).as(mended.err()).isZero();
            assertThat(mended.json().path("balanced").asBoolean()).isTrue();
            assertThat(mended.json().at("/reminders/sent").asInt()).isEqualTo(40);
            assertThat(mended.json().at("/forecast/verdict").asString()).isEqualTo("PASSED");
            assertThat(arrivals.acceptedSms()).hasSize(150);
            assertThat(arrivals.sentTwice()).isEmpty();
            assertThat(program.run("resume", "2").err()).contains("run 3 came after it");
            assertThat(program.run("show", "2", "--json")
                            .json()
                            .path("balanced")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void isHeldForItsCostOrAnOldFeedUntilARunAcceptsIt(@TempDir Path folder) {
        Path job = Feed.in(folder)
                .visits(2, "2026-12-03")
                .with("costs: { currency: EUR, sms: 0.07, cap: 0.10 }\nforecast: { feedAge: PT26H }\n")
                .write();
        try (InProcess program = InProcess.in(folder.resolve("home"))) {
            String[] run = {"run", job.toString(), "--sandbox", "--now", "2026-12-01T10:00:00Z", "--json"};
            age(folder.resolve("appointments.csv"), "2026-11-30T07:00:00Z");

            Ended held = program.run(run);
            assertThat(held.exitCode()).as(held.err()).isEqualTo(6);
            assertThat(held.json().at("/reminders/deferred").asInt()).isEqualTo(2);
            assertThat(held.json().at("/forecast/breaches").findValuesAsString("measure"))
                    .containsExactly("FEED_AGE", "COST");
            assertThat(held.err()).contains("cost: 0.14 EUR; expected at most 0.1 EUR");

            Ended accepted = program.run(Stream.concat(Stream.of(run), Stream.of("--accept-forecast"))
                    .toArray(String[]::new));
            assertThat(accepted.exitCode()).as(accepted.err()).isZero();
            assertThat(accepted.json().path("run").asInt()).isEqualTo(2);
            assertThat(accepted.json().at("/reminders/sent").asInt()).isEqualTo(2);
            assertThat(accepted.json().at("/forecast/verdict").asString()).isEqualTo("ACCEPTED");
        }
    }

    private static void age(Path feed, String modified) {
        try {
            Files.setLastModifiedTime(feed, FileTime.from(Instant.parse(modified)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first night has 110 visits to tell of; of the second night's, whose feed has no more than 30 rows, none is
     * told.
     */
    private static void held(InProcess program, Feed feed, Path job, Arrivals arrivals) throws IOException {
        Ended first = program.run("run", job.toString(), "--now", FIRST, "--json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(arrivals.acceptedSms()).hasSize(110);
        feed.keepLast(30).write();

        Ended second = program.run("run", job.toString(), "--now", SECOND);

        assertThat(second.exitCode()).as(second.err()).isEqualTo(6);
        assertThat(second.err())
                .contains("Run 2 is held")
                .contains("40 reminders stay planned")
                .contains("feed rows: 30; expected at least 75, as the last run that was let go had 150"
                        + " (forecast.shrinkPercent 50, forecast.floor 50)")
                .contains("nightrounds resume 2 --accept-forecast");
        assertThat(second.out()).contains("HELD. Nobody was told").contains("40 deferred");
        assertThat(arrivals.acceptedSms()).hasSize(110);
    }

    private static void assertPlanned(NightDatabase database, int planned) {
        Map<String, Long> states = database.reminders().stream()
                .map(NightDatabase.Row::reminder)
                .collect(Collectors.groupingBy(Oracle.Reminder::state, Collectors.counting()));
        assertThat(states).isEqualTo(Map.of("SENT", 110L, "PLANNED", (long) planned));
    }

    private static Feed night(Path folder, int second) {
        Feed feed = Feed.in(folder).visits(110, "2026-12-03");
        for (int i = 0; i < second; i++) {
            feed.visit(String.format("w%04d", i), String.format("2026-12-04 09:%02d", i));
        }
        return feed;
    }

    private static InProcess program(NightDatabase database, Sandbox sandbox) {
        return InProcess.in(database.home()).against(sandbox.url().toString()).with(database.settings());
    }
}
