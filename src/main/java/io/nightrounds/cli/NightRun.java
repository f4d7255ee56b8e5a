package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Failures;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.GoOn;
import io.nightrounds.cli.screen.ProgressDisplay;
import io.nightrounds.cli.screen.ReportScreen;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.NightEnded;
import io.nightrounds.job.Nights;
import io.nightrounds.job.Run;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Runs;
import io.nightrounds.report.ReportFiles;
import io.nightrounds.report.ReportStore;
import io.nightrounds.report.RunBooks;
import io.nightrounds.report.RunFacts;
import io.nightrounds.report.RunReport;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** What {@code run} and {@code resume} do alike, once it is clear which night is meant. */
final class NightRun {
    private final Session session;
    private final Screen screen;

    NightRun(Session session, Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    /** Runs or goes on with that night, and answers the exit code. The sandbox lives for as long as it takes. */
    int run(RunRequest request) {
        refuseMixedHome(request.sandbox());
        if (!request.sandbox()) {
            return night(request);
        }
        try (SandboxNight sandbox = SandboxNight.start()) {
            session.sendTo(sandbox);
            return night(request);
        }
    }

    private int night(RunRequest request) {
        new Accounts(session).check(request.scope());
        new Relaunch(session, screen).prepare(request);
        return ended(request, shown(request));
    }

    private NightEnded shown(RunRequest request) {
        Nights nights = session.get(Nights.class);
        try (ProgressDisplay progress = ProgressDisplay.start(nights, screen)) {
            return nights.run(request);
        }
    }

    /**
     * Reminders that went to the sandbox count as sent; in one home with real ones they would never reach anyone. Every
     * run is asked, so the last one speaks for all.
     */
    private void refuseMixedHome(boolean sandbox) {
        Optional<Run> other = session.get(Runs.class).last().filter(run -> run.sandbox() != sandbox);
        if (other.isPresent()) {
            throw new Refusal(
                    ExitCode.REFUSED,
                    "The database in " + session.home() + " has " + (sandbox ? "real runs" : "sandbox runs")
                            + " (run " + other.get().id() + "), and this would be a " + (sandbox ? "sandbox" : "real")
                            + " one: what one of them sends, the other would hold for told. Set NIGHTROUNDS_HOME to a"
                            + " folder of its own for the sandbox.");
        }
    }

    private int ended(RunRequest request, NightEnded night) {
        if (night.status() == RunStatus.COMPLETED) {
            RunReport report = session.get(ReportStore.class).find(night.run()).orElseThrow();
            new ReportScreen(screen).print(report);
            return report.suggestedExitCode();
        }
        int exitCode =
                night.failure().map(failure -> Failures.report(failure, screen)).orElse(ExitCode.RESUMABLE);
        RunFacts facts = new RunFacts(
                night.run(), request.job(), request.date(), night.status().name(), exitCode);
        printBooks(facts);
        if (exitCode == ExitCode.RESUMABLE) {
            screen.say("Stopped midway. " + GoOn.with(night.run(), false));
        }
        return exitCode;
    }

    /** What stopped the run may be the database itself, and the exit code must be told all the same. */
    private void printBooks(RunFacts facts) {
        try {
            RunReport books = session.get(RunBooks.class).of(facts);
            new ReportScreen(screen).print(facts.held() ? written(books) : books);
        } catch (DataAccessException e) {
            screen.say(
                    "How far it came cannot be read now. Once the database is back: nightrounds show " + facts.run());
        }
    }

    /** Who is to decide about a run that is held reads the report in the morning, too. */
    private RunReport written(RunReport books) {
        ReportFiles files = session.get(ReportFiles.class);
        RunReport report = books.withReports(files.write(books, files.folder(books.facts())));
        session.get(ReportStore.class).save(report);
        return report;
    }
}
