package io.nightrounds.dispatch.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryLog.Entry;
import io.nightrounds.dispatch.ledger.RequestHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogEvidenceTest {
    private static final String NUMBER = "+447700900123";
    private static final Instant CLAIMED = Instant.parse("2026-11-22T02:00:00Z");
    private static final InDoubt DOUBT = new InDoubt(
            new AttemptKey(1, 1),
            Channel.SMS,
            NUMBER,
            RequestHash.of(Channel.SMS, NUMBER, null, "Hello", null),
            null,
            CLAIMED,
            null);

    @Test
    void findsTheOneEntryOfItsReceiverTextAndTime() {
        LogEvidence evidence = evidence(entry("7", NUMBER, "Hello", CLAIMED.plusSeconds(2)));
        assertThat(evidence.id()).isEqualTo("7");
        assertThat(evidence.words()).contains("found in the vendor's log as 7").doesNotContain(NUMBER, "Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"447700900123", "+44 7700 900 123"})
    void findsItHoweverTheLogSpellsTheNumber(String spelt) {
        assertThat(evidence(entry("7", spelt, "Hello", CLAIMED)).id()).isEqualTo("7");
    }

    @Test
    void isMissingWhereTheLogHasNothingThatCouldBeIt() {
        assertThat(evidence().missing()).isTrue();
        assertThat(evidence(entry("7", "+447700900999", "Hello", CLAIMED)).missing())
                .isTrue();
        assertThat(evidence(entry("7", NUMBER, "Hello", CLAIMED.minus(Duration.ofDays(2))))
                        .missing())
                .isTrue();
    }

    @Test
    void isNeitherWhereTwoEntriesFit() {
        neither(entry("7", NUMBER, "Hello", CLAIMED), entry("8", NUMBER, "Hello", CLAIMED.plusSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({"-121", "601", "-3600", "3600", "86400"})
    void isNeitherWhereTheLogsClockMayBeAnother(long seconds) {
        neither(entry("7", NUMBER, "Hello", CLAIMED.plusSeconds(seconds)));
    }

    @Test
    void isNeitherWhereTheLogMayHaveChangedTextNumberOrLostTheTime() {
        neither(entry("7", NUMBER, "Hello ", CLAIMED));
        neither(entry("7", "07700900123", "Hello", CLAIMED));
        neither(entry("7", "", "Hello", CLAIMED));
        neither(entry("7", NUMBER, "Hello", null));
        neither(entry("", NUMBER, "Hello", CLAIMED));
    }

    @Test
    void leavesOutMessagesThatAreAccountedFor() {
        List<Entry> entries =
                List.of(entry("7", NUMBER, "Hello", CLAIMED), entry("8", NUMBER, "Hello", CLAIMED.plusSeconds(1)));
        assertThat(LogEvidence.of(DOUBT, entries, Set.of("7"), List.of()).id()).isEqualTo("8");
        assertThat(LogEvidence.of(DOUBT, entries, Set.of("7", "8"), List.of()).missing())
                .isTrue();
    }

    private static void neither(Entry... entries) {
        assertThat(evidence(entries)).satisfies(evidence -> {
            assertThat(evidence.id()).isNull();
            assertThat(evidence.missing()).isFalse();
        });
    }

    private static LogEvidence evidence(Entry... entries) {
        return LogEvidence.of(DOUBT, List.of(entries), Set.of(), List.of());
    }

    private static Entry entry(String id, String receiver, String body, @Nullable Instant created) {
        return new Entry(id, receiver, body, created);
    }
}
