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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A night whose process is killed, by whom and where ever: its input, its database and the vendors it sends to. The
 * test is the vendors' process and outlives the night's. Afterwards it is gone on with as an operator would, and
 * judged.
 */
public final class KilledNight implements AutoCloseable {
    private final Path home;
    private final DrillFeed feed;
    private final NightDatabase database;
    private final Arrivals arrivals;
    private final Sandbox sandbox;

    /**
     * @param database its database for a home
     * @param most whose visits are many; each other sender has one
     * @param faults the sandbox's fault script
     */
    public KilledNight(Function<Path, NightDatabase> database, Sender most, int visits, String faults, Path folder)
            throws IOException {
        this.home = folder.resolve("home");
        this.feed = DrillFeed.write(folder, most, visits);
        this.database = database.apply(home);
        this.arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        this.sandbox = Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()));
    }

    public Path home() {
        return home;
    }

    public String vendors() {
        return sandbox.url().toString();
    }

    public NightDatabase database() {
        return database;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /** The command that begins it. */
    public List<String> begin() {
        return begin(DrillFeed.NOW);
    }

    private List<String> begin(String now) {
        return List.of("run", feed.job().toString(), "--now", now);
    }

    /** The command that goes on with it. @param how {@code run} or {@code resume} */
    List<String> again(String how) {
        return how.equals("run") ? begin(DrillFeed.SOON) : resume(DrillFeed.SOON);
    }

    private static List<String> resume(String now) {
        return List.of("resume", "--now", now);
    }

    /** How it ended. @param promise what {@link Oracle} has against it @param books what else is wrong */
    public record Verdict(long inDoubt, List<String> promise, List<String> books) {
        public List<String> wrong() {
            List<String> all = new ArrayList<>(promise);
            all.addAll(books);
            return all;
        }

        public List<String> and(List<String> more) {
            List<String> all = new ArrayList<>(wrong());
            all.addAll(more);
            return all;
        }
    }

    /**
     * Goes on with it to its end, after so many kills. Where the last kill left nothing to resume, the resume tells of
     * the doubts, and the scheduler's next start is a run of its own, which has none even where the one before it had.
     */
    public Verdict goOn(int kills) {
        Program.Ended resumed = here(resume(DrillFeed.LATER), "--json");
        boolean nothingLeft = resumed.err().contains("Nothing to resume");
        Program.Ended last = nothingLeft ? here(begin(DrillFeed.LATER), "--json") : resumed;
        List<NightDatabase.Row> rows = database.reminders();
        long inDoubt = rows.stream()
                .filter(row -> row.reminder().state().equals("IN_DOUBT"))
                .count();
        List<String> books = new ArrayList<>();
        if (nothingLeft) {
            judgeExit(resumed, inDoubt, books);
        }
        judge(last, nothingLeft ? 0 : inDoubt, books);
        return new Verdict(inDoubt, Oracle.violations(night(rows, kills)), books);
    }

    private Oracle.Night night(List<NightDatabase.Row> rows, int kills) {
        Map<String, Long> byRecipient = rows.stream()
                .collect(Collectors.toMap(row -> Arrivals.plain(row.recipient()), row -> row.reminder()
                        .id()));
        List<Oracle.Call> calls = arrivals.acceptedRecipients().stream()
                .map(recipient -> new Oracle.Call(byRecipient.getOrDefault(recipient, -1L), Instant.EPOCH))
                .toList();
        return new Oracle.Night(
                feed.visits(),
                rows.stream().map(NightDatabase.Row::reminder).toList(),
                calls,
                (long) kills * DrillFeed.MAX_IN_FLIGHT,
                call -> true);
    }

    /** @param inDoubt how many it has to tell of */
    private boolean judgeExit(Program.Ended ended, long inDoubt, List<String> wrong) {
        int expected = inDoubt > 0 ? 4 : 0;
        if (ended.exitCode() != expected) {
            wrong.add("ended with " + ended.exitCode() + " instead of " + expected + ": " + ended.err() + ended.out()
                    + log());
        }
        return ended.exitCode() == expected;
    }

    private void judge(Program.Ended last, long inDoubt, List<String> wrong) {
        if (!judgeExit(last, inDoubt, wrong)) {
            return;
        }
        if (!last.json().at("/balanced").asBoolean()) {
            wrong.add("the books do not balance: " + last.out());
        } else if (!Files.exists(Path.of(last.json().at("/reports/html").asString()))) {
            wrong.add("there is no report: " + last.out());
        }
    }

    /** The end of its log, which is gone with its home. */
    private String log() {
        try (Stream<String> lines = Files.lines(home.resolve("logs/nightrounds.log"))) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    /** Resumes what has ended, and says where that did anything. */
    public List<String> anotherResume() {
        int before = arrivals.acceptedRecipients().size();
        Program.Ended again = here(resume(DrillFeed.LATER));
        List<String> wrong = new ArrayList<>();
        if (!again.err().contains("0 reminders would be sent")) {
            wrong.add("a second resume had something to do: " + again.err());
        }
        if (arrivals.acceptedRecipients().size() != before) {
            wrong.add("a second resume sent something");
        }
        return wrong;
    }

    private Program.Ended here(List<String> command, String... more) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(more));
        try (InProcess program = InProcess.in(home).against(vendors()).with(database.settings())) {
            return program.run(words.toArray(String[]::new));
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
