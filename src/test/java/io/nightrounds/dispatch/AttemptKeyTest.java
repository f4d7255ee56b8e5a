package io.nightrounds.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptKeyTest {
    @Test
    void readsWhatItWrites() {
        AttemptKey key = new AttemptKey(123_456_789_012L, 3);

        assertThat(key).hasToString("123456789012.3");
        assertThat(AttemptKey.parse(" 123456789012.3 ")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711.", ".1", "4711.1.1", "-4711.1", "4711,1", "1234567890123456789.1"})
    void refusesAnythingElseAndShowsHowItIsWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttemptKey.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("4711.1");
    }
}
