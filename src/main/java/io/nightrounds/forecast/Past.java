package io.nightrounds.forecast;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the job's earlier nights were like. Nights that were held are not among them: the next one would be compared
 * with what nobody trusted.
 *
 * @param sameWeekday the last nights of the same weekday, each by practice
 * @param last the last run of any weekday; null before the first
 */
record Past(
        List<Map<String, PracticeForecast>> sameWeekday,
        @Nullable Last last) {
    private static final int FEWEST = 2;

    Past {
        sameWeekday = List.copyOf(sameWeekday);
    }

    /** The last run that was let go. */
    record Last(long run, Instant checkedAt, Map<String, PracticeForecast> practices) {}

    /** The values of those practices together, one for each night that knew any of them. */
    private LongStream values(Collection<String> practices, ToLongFunction<PracticeForecast> value) {
        return sameWeekday.stream()
                .filter(night -> practices.stream().anyMatch(night::containsKey))
                .mapToLong(night -> sum(night, practices, value).orElse(0));
    }

    /** The middle one of the values; empty where there are too few to speak of. */
    Optional<Median> median(Collection<String> practices, ToLongFunction<PracticeForecast> value) {
        long[] sorted = values(practices, value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length < FEWEST
                ? Optional.empty()
                : Optional.of(new Median(
                        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
                        sorted.length));
    }

    /** @param nights how many nights it is the middle of */
    record Median(long value, int nights) {}

    /** The value at the last run; empty where it knew none of the practices. */
    OptionalLong atLast(Collection<String> practices, ToLongFunction<PracticeForecast> value) {
        return last == null ? OptionalLong.empty() : sum(last.practices(), practices, value);
    }

    private static OptionalLong sum(
            Map<String, PracticeForecast> night, Collection<String> practices, ToLongFunction<PracticeForecast> value) {
        long[] known = practices.stream()
                .map(night::get)
                .filter(Objects::nonNull)
                .mapToLong(value)
                .toArray();
        return known.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(known).sum());
    }
}
