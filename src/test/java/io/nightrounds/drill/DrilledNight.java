package io.nightrounds.drill;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Oracle;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One night: killed where its drill says, gone on with as an operator would, and judged from both sides. */
final class DrilledNight implements AutoCloseable {
    private static final int VISITS = 5;

    private final Drill drill;
    private final Path home;
    private final DrillFeed feed;
    private final NightDatabase database;
    private final Arrivals arrivals;
    private final Sandbox sandbox;

    DrilledNight(Drill drill, Path folder) throws IOException {
        this.drill = drill;
        this.home = folder.resolve("home");
        this.feed = DrillFeed.write(folder, drill.sender(), VISITS);
        this.database = NightDatabase.fresh(drill.database(), home);
        this.arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        Path script = Files.writeString(folder.resolve("faults.yaml"), drill.faults().isEmpty() ? "[]" : drill.faults());
        this.sandbox = Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()));
    }

    /** Runs it to its end without a kill. */
    Program.Ended watch(DrilledProgram program, Path list) throws IOException {
        return program.watch(home, list, database.settings(), command("run"));
    }

    /** Kills it, goes on with it, and says what is wrong; empty where the promise was kept. */
    List<String> violations(DrilledProgram program, Figures figures) throws IOException {
        for (Failpoint at : drill.kills()) {
            Program.Ended ended = program.halt(
                    at, home, database.settings(), command(at == drill.kills().get(0) ? "run" : "resume"));
            if (ended.exitCode() != Failpoint.KILLED) {
                return List.of("never came to " + at + ", but ended with " + ended.exitCode() + ": " + ended.err());
            }
        }
        Program.Ended last = goOn();
        List<NightDatabase.Row> rows = database.reminders();
        List<String> wrong = new ArrayList<>(Oracle.violations(night(rows)));
        if (!wrong.isEmpty()) {
            figures.broke();
        }
        long inDoubt = rows.stream()
                .filter(row -> row.reminder().state().equals("IN_DOUBT"))
                .count();
        figures.count(drill, inDoubt);
        judge(last, inDoubt, wrong);
        judgeAnotherResume(wrong);
        return wrong;
    }

    /** Resumes; where the kill left nothing to resume, the scheduler's next start is all there is. */
    private Program.Ended goOn() {
        Program.Ended resumed = here("resume", "--now", DrillFeed.NOW, "--json");
        return resumed.out().isEmpty() && resumed.exitCode() == 0
                ? here("run", feed.job().toString(), "--now", DrillFeed.NOW, "--json")
                : resumed;
    }

    private Oracle.Night night(List<NightDatabase.Row> rows) {
        Map<String, Long> byRecipient = rows.stream()
                .collect(Collectors.toMap(
                        row -> Arrivals.plain(row.recipient()),
                        row -> row.reminder().id()));
        List<Oracle.Call> calls = arrivals.acceptedRecipients().stream()
                .map(recipient -> new Oracle.Call(byRecipient.getOrDefault(recipient, -1L), Instant.EPOCH))
                .toList();
        return new Oracle.Night(
                feed.visits(),
                rows.stream().map(NightDatabase.Row::reminder).toList(),
                calls,
                (long) drill.kills().size() * DrillFeed.MAX_IN_FLIGHT,
                call -> true);
    }

    private static void judge(Program.Ended last, long inDoubt, List<String> wrong) {
        int expected = inDoubt > 0 ? 4 : 0;
        if (last.exitCode() != expected) {
            wrong.add("ended with " + last.exitCode() + " instead of " + expected + ": " + last.err());
        } else if (!last.json().at("/balanced").asBoolean()) {
            wrong.add("the books do not balance: " + last.out());
        } else if (!Files.exists(Path.of(last.json().at("/reports/html").asString()))) {
            wrong.add("there is no report: " + last.out());
        }
    }

    private void judgeAnotherResume(List<String> wrong) {
        int before = arrivals.acceptedRecipients().size();
        Program.Ended again = here("resume", "--now", DrillFeed.NOW);
        if (!again.err().contains("0 reminders would be sent")) {
            wrong.add("a second resume had something to do: " + again.err());
        }
        if (arrivals.acceptedRecipients().size() != before) {
            wrong.add("a second resume sent something");
        }
    }

    private Program.Ended here(String... command) {
        try (InProcess program = InProcess.in(home)
                .against(sandbox.url().toString())
                .with(database.settings())) {
            return program.run(command);
        }
    }

    private List<String> command(String name) {
        List<String> words = new ArrayList<>(List.of(sandbox.url().toString(), name));
        if (name.equals("run")) {
            words.add(feed.job().toString());
        }
        words.addAll(List.of("--now", DrillFeed.NOW));
        return words;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
