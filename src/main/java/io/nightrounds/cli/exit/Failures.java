package io.nightrounds.cli.exit;

import io.nightrounds.cli.screen.Screen;
import io.nightrounds.database.ClaimsRefused;
import io.nightrounds.database.DatabaseRefused;
import io.nightrounds.database.HomeBusy;
import io.nightrounds.dispatch.SettleFailed;
import io.nightrounds.forecast.ForecastHeld;
import io.nightrounds.intake.FeedBroken;
import io.nightrounds.intake.FeedRefused;
import io.nightrounds.intake.FeedUnreachable;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.SecretMissing;
import io.nightrounds.partition.BrokerRefused;
import io.nightrounds.partition.BrokerUnreachable;
import io.nightrounds.partition.SharesFailed;
import io.nightrounds.report.BooksDoNotBalance;
import io.nightrounds.sync.SyncAccountRefused;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What stopped a command, as an exit code and a sentence for the person who reads it. */
public final class Failures implements IExecutionExceptionHandler {
    private static final List<Class<? extends Exception>> KNOWN = List.of(
            JobFileInvalid.class,
            SecretMissing.class,
            FeedRefused.class,
            FeedBroken.class,
            FeedUnreachable.class,
            ForecastHeld.class,
            HomeBusy.class,
            DatabaseRefused.class,
            ClaimsRefused.class,
            SettleFailed.class,
            BooksDoNotBalance.class,
            SyncAccountRefused.class,
            SharesFailed.class,
            BrokerRefused.class,
            BrokerUnreachable.class,
            Refusal.class);

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        boolean json = parsed.originalArgs().contains("--json");
        return report(exception, Screen.of(json));
    }

    /** Prints what stopped the command, and answers its exit code. */
    public static int report(Throwable failure, Screen screen) {
        Throwable known = known(failure).orElse(failure);
        int exitCode = exitCode(known);
        if (exitCode == ExitCode.DEFECT) {
            LoggerFactory.getLogger(Failures.class).error("A defect", failure);
            return screen.error(
                    exitCode,
                    "A defect of Nightrounds: " + known + ". Nothing is lost; please report it with the log file.");
        }
        return screen.error(exitCode, words(known));
    }

    private static String words(Throwable known) {
        if (known instanceof OutOfMemoryError) {
            return "There is no memory left (" + known.getMessage()
                    + "). The embedded database is held in memory: give it"
                    + " more, such as -Xmx4g, or use PostgreSQL. Then use 'nightrounds resume'.";
        }
        return database(known)
                ? "The database failed midway: "
                        + NestedExceptionUtils.getMostSpecificCause(known).getMessage()
                        + ". What was sent until then is on record. Mend it, then use 'nightrounds resume'."
                : String.valueOf(known.getMessage());
    }

    static int exitCode(Throwable known) {
        if (known instanceof Refusal refusal) {
            return refusal.exitCode();
        }
        if (known instanceof JobFileInvalid || known instanceof SecretMissing || known instanceof BrokerRefused) {
            return ExitCode.CONFIGURATION;
        }
        if (known instanceof FeedRefused feed) {
            return feed.configuration() ? ExitCode.CONFIGURATION : ExitCode.REFUSED;
        }
        if (known instanceof ForecastHeld || known instanceof HomeBusy || known instanceof DatabaseRefused) {
            return ExitCode.REFUSED;
        }
        if (known instanceof FeedUnreachable) {
            return ExitCode.UPSTREAM_DOWN;
        }
        return resumable(known) ? ExitCode.RESUMABLE : ExitCode.DEFECT;
    }

    private static boolean resumable(Throwable failure) {
        return database(failure)
                || failure instanceof ClaimsRefused
                || failure instanceof SettleFailed
                || failure instanceof FeedBroken
                || failure instanceof SyncAccountRefused
                || failure instanceof SharesFailed
                || failure instanceof BrokerUnreachable
                || failure instanceof OutOfMemoryError;
    }

    private static boolean database(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof SQLException;
    }

    /** The cause that speaks to the user, beneath what Spring has wrapped around it. */
    private static Optional<Throwable> known(Throwable failure) {
        return Causes.of(failure)
                .filter(cause -> KNOWN.stream().anyMatch(type -> type.isInstance(cause)) || resumable(cause))
                .findFirst();
    }
}
