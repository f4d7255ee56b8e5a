package io.nightrounds.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --now}: a clock that begins at the given instant and ticks on from there. */
final class ClockOption {
    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "Begin at this instant instead of now, such as 2026-12-01T14:00:00Z.")
    @Nullable
    Instant now;

    Clock clock() {
        Clock system = Clock.systemUTC();
        return now == null ? system : Clock.offset(system, Duration.between(system.instant(), now));
    }
}
