package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PlanCommandTest {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final String LATER = "2026-12-01T11:00:00Z";
    private static final String PRICES = "costs: { currency: EUR, sms: 0.07, email: 0.01 }\n";

    @Test
    void showsEveryMessageAndWhyNotAndWritesNothing(@TempDir Path folder) {
        Path job = small(folder).with(PRICES).write();
        Path home = folder.resolve("home");
        try (InProcess night = InProcess.in(home)) {
            Ended plan = night.run("plan", job.toString(), "--now", NOW);

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out())
                    .contains(
                            "sms    bokamera     +44•••••00  appointment told: Thames Dental told 3 December 2026 09:00")
                    .contains("e•••@example.org")
                    .contains("Campaign visit-reminder: 2 recipients, 2 messages, 1 SMS parts, 0.08 EUR, from"
                            + " 2026-12-01T10:0")
                    .contains("  not sent: 1 cancelled")
                    .contains("There is no earlier run of this job")
                    .contains(
                            "2 would be sent (1 bokamera, 1 globalportal), as 1 SMS parts; 1 would not (1 cancelled). Cost: 0.08 EUR.")
                    .contains("within its bounds");
            assertThat(home).doesNotExist();
            assertThat(night.run("runs", "--json").json()).isEmpty();
        }
    }

    @Test
    void showsAMessageOnceAndNobodysNameInIt(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder)
                .row("first,p1,2026-12-03 09:00,Adalbert,Stone,+447700900201,,,")
                .row("second,p2,2026-12-03 10:00,Benedikta,Stone,+447700900201,,,")
                .write();
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("channels: [sms, email]", "channels: [sms]\n    group: family")
                        .replaceFirst(
                                "sms: \\{ body: .*",
                                "sms: { body: \"{{practice.name}} {{appointment.date}} {{#appointments}}{{patient.firstName}}"
                                        + " {{appointment.time}} {{/appointments}}\" }"));
        try (InProcess night = InProcess.in(folder.resolve("home"))) {
            Ended lines = night.run("plan", job.toString(), "--now", NOW);
            Ended json = night.run("plan", job.toString(), "--now", NOW, "--json");

            assertThat(lines.out().lines().filter(line -> line.contains("+44•")))
                    .as(lines.err() + lines.out())
                    .singleElement()
                    .asString()
                    .contains("appointment first, second:", "09:00", "10:00");
            assertThat(json.json().path("send")).hasSize(1);
            assertThat(json.json().at("/send/0/alsoAbout/0").asString()).isEqualTo("second");
            assertThat(lines.out() + json.out()).doesNotContain("Adalbert").doesNotContain("Benedikta");
        }
    }

    @ParameterizedTest
    @EnumSource
    void comparesWithTheLastRunAndLeavesItsDatabaseAsItIs(NightDatabase.Kind kind, @TempDir Path folder) {
        Feed feed = small(folder).with(PRICES);
        Path job = feed.write();
        NightDatabase database = NightDatabase.fresh(kind, folder.resolve("home"));
        try (InProcess night = InProcess.in(database.home()).with(database.settings())) {
            Ended run = night.run("run", job.toString(), "--sandbox", "--now", NOW, "--json");
            assertThat(run.json().at("/forecast/cost").asString()).isEqualTo("0.08");
            feed.visits(3, "2026-12-03")
                    .row("mute,p9,2026-12-03 15:00,Kim,Wood,+447700900209,,,sms")
                    .write();
            Map<String, String> before = contents(database);

            Ended plan = night.run("plan", job.toString(), "--now", LATER, "--json");

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(contents(database)).isEqualTo(before);
            JsonNode json = plan.json();
            assertThat(json.at("/comparedWith/run").asLong())
                    .isEqualTo(run.json().path("run").asLong());
            assertThat(json.path("send")).hasSize(3);
            assertThat(json.at("/send/0/recipient").asString()).startsWith("+44•");
            assertThat(json.at("/cost/amount").decimalValue()).isEqualByComparingTo("0.21");
            assertThat(json.at("/campaigns/0/recipients").asInt()).isEqualTo(3);
            assertThat(json.at("/campaigns/0/whyNot/opted-out").asInt()).isEqualTo(1);
            assertThat(json.at("/campaigns/0/change/messages").asInt()).isEqualTo(1);
            assertThat(json.at("/campaigns/0/change/whyNot/opted-out").asInt()).isEqualTo(1);
            assertThat(json.at("/campaigns/0/change/whyNot/cancelled").asInt()).isEqualTo(-1);
            assertThat(json.at("/forecast/verdict").asString()).isEqualTo("PASSED");
            assertThat(night.run("plan", job.toString(), "--now", LATER).out())
                    .contains("3 messages (+1)")
                    .contains("not sent: 1 opted-out (+1)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheNightWouldBeHeld(NightDatabase.Kind kind, @TempDir Path folder) {
        Feed feed = Feed.in(folder).visits(120, "2026-12-03");
        Path job = feed.write();
        NightDatabase database = NightDatabase.fresh(kind, folder.resolve("home"));
        try (InProcess night = InProcess.in(database.home()).with(database.settings())) {
            night.run("run", job.toString(), "--sandbox", "--now", NOW);
            feed.keepFirst(40).write();

            Ended plan = night.run("plan", job.toString(), "--now", LATER);

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out())
                    .contains("This night would be held")
                    .contains("feed rows: 40; expected at least 60, as the last run that was let go had 120");
        }
    }

    private static Feed small(Path folder) {
        return Feed.in(folder)
                .visit("told", "2026-12-03 09:00")
                .row("called-off,p1,2026-12-03 11:00,Ben,Reed,+447700900201,,true,")
                .row("mailed,p4,2026-12-03 14:00,Eve,Lane,,eve@example.org,,");
    }

    /** Every row of a server's tables, or every file of a home but its lock: its hash by its name. */
    private static Map<String, String> contents(NightDatabase database) {
        return database.kind() == NightDatabase.Kind.POSTGRESQL
                ? database.read(PlanCommandTest::rows)
                : files(database.home());
    }

    private static Map<String, String> rows(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        Map<String, String> rows = new TreeMap<>();
        for (String table : tables) {
            try (ResultSet row = statement.executeQuery(
                    "select count(*) || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from " + table
                            + " t")) {
                row.next();
                rows.put(table, row.getString(1));
            }
        }
        return rows;
    }

    private static Map<String, String> files(Path home) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(home)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
