package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.BadFeed;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs made to break the packaged jar, with a heap far smaller than they are. */
class AttackIT {
    private static final String NOW = "2026-12-01T10:00:00Z";

    @Test
    void refusesEveryKindOfBadRowByItsLineAndSendsTheOthers(@TempDir Path folder) throws IOException {
        BadFeed feed = BadFeed.in(folder).good("first").field(256L << 20).good("second");
        feed.bad("wide," + "x".repeat(60_000) + ",2026-12-03 09:00," + "y".repeat(60_000) + ",,,,,", 2500);
        feed.bad("unclosed,\"p,2026-12-03 09:00,Ada,Stone,,,,", 10_000).good("third");
        feed.bad("columns" + ",".repeat(100_000), 1).bad("nul,p\0,2026-12-03 09:00,,,,,,", 1);
        feed.latin1("latin,p,2026-12-03 09:00,Göran,,,,,").bad("x,p," + "d".repeat(58) + "😀😀,,,,,,", 1);
        feed.good("last");

        Program.Ended ended =
                program(folder, "96m").run("run", feed.jobFile().toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/balanced").asBoolean()).isTrue();
        assertThat(ended.json().at("/appointments/valid").asInt()).isEqualTo(4);
        assertThat(ended.json().at("/reminders/sent").asInt()).isEqualTo(4);
        assertThat(linesRejected(ended)).containsExactlyElementsOf(feed.badLines());
    }

    @Test
    @Tag("soak")
    void saysOfAMillionRowsWhyTheyAreRefused(@TempDir Path folder) throws IOException {
        BadFeed feed = BadFeed.in(folder).good("first").bad("v,p,2026-13-03 09:00,Ada,Stone,,,,", 1_000_000);

        Program.Ended ended =
                program(folder, "256m").run("run", feed.jobFile().toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/balanced").asBoolean()).isTrue();
        assertThat(ended.json().at("/appointments/read").asInt()).isEqualTo(1_000_001);
        assertThat(ended.json().at("/appointments/rejected").asInt()).isEqualTo(1_000_000);
        assertThat(ended.json().at("/reminders/sent").asInt()).isEqualTo(1);
        assertThat(linesRejected(ended))
                .isEqualTo(LongStream.rangeClosed(4, 1_000_003).boxed().toList());
        assertThat(Files.size(Path.of(ended.json().at("/reports/html").asString())))
                .isLessThan(1 << 20);
    }

    @Test
    @Tag("soak")
    void readsOverAFieldOfAGigabyte(@TempDir Path folder) throws IOException {
        BadFeed feed = BadFeed.in(folder).good("first").field(1L << 30).good("last");

        Program.Ended ended =
                program(folder, "96m").run("run", feed.jobFile().toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/reminders/sent").asInt()).isEqualTo(2);
        assertThat(linesRejected(ended)).containsExactlyElementsOf(feed.badLines());
    }

    /**
     * The first twenty thousand rows are visits, all others repeat them and are refused: a gigabyte is read, little
     * kept.
     */
    @Test
    @Tag("soak")
    void readsAQueryOfAMillionRowsInASmallHeap(@TempDir Path folder) throws IOException {
        int rows = Integer.getInteger("soak.rows", 1_000_000);
        Path job = IntakeRun.jobFile(folder, """
                appointments:
                  database: clinic
                  query: |
                    select n %% 20000 as id, 'harbor' as practice, n %% 5000 as patientid, 'main' as calendarid,
                           timestamp '2027-03-01 09:00' as date, repeat('x', 1000) as details
                    from generate_series(1, %d) n
                """.formatted(rows));
        String clinic = Postgres.freshDatabase().replaceFirst("\\?.*", "");
        Files.writeString(
                job, "\ndatabases:\n  clinic: { url: '" + clinic + "', user: postgres }\n", StandardOpenOption.APPEND);

        Program.Ended ended = program(folder, "128m")
                .with("NIGHTROUNDS_DATABASE_URL", Postgres.freshDatabase())
                .run("run", job.toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/balanced").asBoolean()).isTrue();
        assertThat(ended.json().at("/appointments/read").asInt()).isEqualTo(rows);
        assertThat(ended.json().at("/appointments/valid").asInt()).isEqualTo(20_000);
    }

    private static Program program(Path folder, String heap) {
        return Program.in(folder.resolve("home")).heap(heap);
    }

    /** The lines that rejected.csv has, in its order. */
    private static List<Long> linesRejected(Program.Ended ended) throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of(ended.json().at("/reports/rejected").asString()))) {
            return lines.skip(1)
                    .map(line -> Long.valueOf(line.split("\"")[3].replace("'", "")))
                    .distinct()
                    .toList();
        }
    }
}
