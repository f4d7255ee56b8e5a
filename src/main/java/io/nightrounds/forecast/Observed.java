package io.nightrounds.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A night as it stands before it is sent.
 *
 * @param practices every practice of the job file, by key
 * @param inputs what was read for it; empty where nothing was ever read
 */
record Observed(
        LocalDate night, Instant at, Map<String, PracticeForecast> practices, List<Input> inputs, BigDecimal cost) {

    Observed {
        practices = Map.copyOf(practices);
        inputs = List.copyOf(inputs);
    }

    /** One input. @param modifiedAt when it was written */
    record Input(String source, String location, Instant modifiedAt) {
        Duration ageAt(Instant at) {
            return Duration.between(modifiedAt, at);
        }
    }
}
