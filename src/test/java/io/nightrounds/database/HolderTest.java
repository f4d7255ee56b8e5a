package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderTest {
    @ParameterizedTest
    @CsvSource({
        "2026-06-08T15:00:59Z, less than a minute",
        "2026-06-08T15:01:00Z, 1 minute",
        "2026-06-08T15:59:59Z, 59 minutes",
        "2026-06-08T17:00:00Z, 2 hours",
        "2026-06-09T15:00:00Z, 1 day"
    })
    void tellsItsAgeInTheLargestUnitThatFits(Instant now, String age) {
        Holder holder =
                Holder.read(new Holder("process 7 on reception", Instant.parse("2026-06-08T15:00:00Z")).written());

        assertThat(holder.told(now)).isEqualTo("process 7 on reception, for " + age + " (since 2026-06-08T15:00:00Z)");
    }
}
