package io.nightrounds.cli.exit;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies beneath a failure. */
public final class Causes {
    private Causes() {}

    /** The failure itself and what caused it, the outermost first. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The outermost of that type. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
