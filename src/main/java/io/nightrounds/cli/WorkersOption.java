package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.partition.RunBroker;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code run} and {@code resume} are told about having their long steps done by several machines. */
final class WorkersOption {
    @Option(
            names = "--workers",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "2",
            description = "Have the sync and the sending done by so many workers at once (see: nightrounds worker);"
                    + " 2 where no number is given. Needs PostgreSQL and a broker.")
    @Nullable
    Integer workers;

    @Mixin
    BrokerOption broker = new BrokerOption();

    Session.Setup setup(Clock clock) {
        if (workers != null && workers < 1) {
            throw new Refusal(ExitCode.USAGE, "--workers is " + workers + ", but must be 1 or more.");
        }
        Map<String, Object> settings = new HashMap<>(broker.settings());
        if (workers != null) {
            settings.put("nightrounds.workers.shares", workers);
        }
        return Session.Setup.plain().at(clock).with(settings);
    }

    /** Refuses before anything is read or written what could only fail later. */
    void check(Session session, boolean sandbox) {
        if (workers == null) {
            return;
        }
        if (!session.onServer()) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    "--workers needs a database that other machines reach, and this run uses the embedded one. Set"
                            + " NIGHTROUNDS_DATABASE_URL to a PostgreSQL address, or leave --workers out.");
        }
        if (sandbox) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "The sandbox of --sandbox lives in this process, where no worker can send to it. Start"
                            + " 'nightrounds sandbox' and set NIGHTROUNDS_<VENDOR>_BASE_URL for the run and its workers.");
        }
        session.get(RunBroker.class).look();
    }
}
