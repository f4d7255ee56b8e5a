package io.nightrounds.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares a night with the nights before it: for all practices together, and for each, so that none can hide. */
record Bounds(ForecastProperties rules, CostProperties costs) {
    /** Of a practice with fewer rows, none at all is no news. */
    private static final int FEWEST_TO_VANISH = 10;

    /** Whose figures are looked at. @param practice null for all together */
    private record Subject(@Nullable String practice, Set<String> practices, PracticeForecast found) {}

    /** Every bound that the night is outside of. */
    List<Breach> breaches(Observed night, Past past) {
        List<Breach> breaches = new ArrayList<>();
        for (Subject subject : subjects(night)) {
            reminders(night, subject, past).ifPresent(breaches::add);
            if (!night.inputs().isEmpty()) {
                feedRows(subject, past).ifPresent(breaches::add);
            }
            cancelled(subject).ifPresent(breaches::add);
        }
        night.inputs().stream().flatMap(input -> age(night, input).stream()).forEach(breaches::add);
        cost(night).ifPresent(breaches::add);
        return breaches;
    }

    private static List<Subject> subjects(Observed night) {
        List<Subject> subjects = new ArrayList<>();
        PracticeForecast all =
                night.practices().values().stream().reduce(PracticeForecast.none(""), PracticeForecast::plus);
        subjects.add(new Subject(null, night.practices().keySet(), all));
        if (night.practices().size() > 1) {
            new TreeMap<>(night.practices())
                    .forEach((practice, found) -> subjects.add(new Subject(practice, Set.of(practice), found)));
        }
        return subjects;
    }

    private Optional<Breach> reminders(Observed night, Subject subject, Past past) {
        return past.median(subject.practices(), PracticeForecast::reminders).flatMap(median -> {
            BigDecimal middle = BigDecimal.valueOf(median.value());
            long least = middle.divide(rules.factor(), 0, RoundingMode.CEILING).longValue();
            long most = middle.multiply(rules.factor()).longValue();
            long found = subject.found().reminders();
            boolean far = Math.abs(found - median.value()) > rules.floor();
            String weekday = night.night().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return far && (found < least || found > most)
                    ? Optional.of(new Breach(
                            subject.practice(),
                            Breach.Measure.REMINDERS,
                            String.valueOf(found),
                            least + " to " + most + ", as " + median.value() + " is the median of the last "
                                    + median.nights() + " " + weekday + "s",
                            "forecast.factor " + rules.factor().toPlainString() + ", forecast.floor " + rules.floor()))
                    : Optional.empty();
        });
    }

    private Optional<Breach> feedRows(Subject subject, Past past) {
        OptionalLong last = past.atLast(subject.practices(), PracticeForecast::visits);
        if (last.isEmpty() || !shrunk(subject, last.getAsLong())) {
            return Optional.empty();
        }
        long least = BigDecimal.valueOf(last.getAsLong() * (100 - rules.shrinkPercent()))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .longValue();
        return Optional.of(new Breach(
                subject.practice(),
                Breach.Measure.FEED_ROWS,
                String.valueOf(subject.found().visits()),
                "at least " + Math.max(1, least) + ", as the last run that was let go had " + last.getAsLong(),
                "forecast.shrinkPercent " + rules.shrinkPercent() + ", forecast.floor " + rules.floor()));
    }

    /** A feed that has nothing left is never small change. */
    private boolean shrunk(Subject subject, long last) {
        long missing = last - subject.found().visits();
        if (subject.found().visits() == 0) {
            return last >= (subject.practice() == null ? 1 : FEWEST_TO_VANISH);
        }
        return missing > rules.floor() && missing * 100 > last * rules.shrinkPercent();
    }

    private Optional<Breach> cancelled(Subject subject) {
        PracticeForecast found = subject.found();
        boolean many = found.cancelled() > rules.cancelledFloor()
                && found.cancelled() * 100 > found.upcoming() * rules.cancelledPercent();
        return many
                ? Optional.of(new Breach(
                        subject.practice(),
                        Breach.Measure.CANCELLED,
                        found.cancelled() + " of " + found.upcoming() + " upcoming visits",
                        "at most " + Math.max(rules.cancelledFloor(), found.upcoming() * rules.cancelledPercent() / 100)
                                + " since the last run that was let go",
                        "forecast.cancelledPercent " + rules.cancelledPercent() + ", forecast.cancelledFloor "
                                + rules.cancelledFloor()))
                : Optional.empty();
    }

    private Optional<Breach> age(Observed night, Observed.Input input) {
        Duration most = rules.feedAge();
        Duration age = input.ageAt(night.at());
        return most != null && age.compareTo(most) > 0
                ? Optional.of(new Breach(
                        null,
                        Breach.Measure.FEED_AGE,
                        hours(age) + ", " + input.source() + " of " + input.modifiedAt(),
                        "at most " + hours(most),
                        "forecast.feedAge " + most))
                : Optional.empty();
    }

    private Optional<Breach> cost(Observed night) {
        BigDecimal cap = costs.cap();
        return cap != null && night.cost().compareTo(cap) > 0
                ? Optional.of(new Breach(
                        null,
                        Breach.Measure.COST,
                        night.cost().toPlainString() + " " + costs.currency(),
                        "at most " + cap.toPlainString() + " " + costs.currency(),
                        "costs.cap " + cap.toPlainString()))
                : Optional.empty();
    }

    private static String hours(Duration duration) {
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
