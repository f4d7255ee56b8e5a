package io.nightrounds.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerPropertiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                                           | No message broker is named
            amqp://broker:5672                             | must begin with tcp://
            tcp://broker:61616?user=night&password=hush    | has a password in it
            tcp://night:hush@broker:61616                  | has a password in it
            tcp://broker:61617?trustStorePassword=hush     | has a password in it
            """)
    void refusesAnAddressAndSaysWhatToDoWithoutRepeatingIt(@Nullable String url, String why) {
        assertThatThrownBy(() -> at(url, null).address())
                .isInstanceOf(BrokerRefused.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hush");
    }

    @Test
    void takesAnAddressThatHidesNothing() {
        assertThat(at("tcp://broker:61617?sslEnabled=true", null).address())
                .isEqualTo("tcp://broker:61617?sslEnabled=true");
    }

    @Test
    void readsThePasswordFromItsFileAndNeverShowsIt(@TempDir Path folder) throws IOException {
        BrokerProperties properties = at("tcp://broker:61616", Files.writeString(folder.resolve("password"), "hush\n"));

        assertThat(properties.secret()).isEqualTo("hush");
        assertThat(properties.toString()).doesNotContain("hush");
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(
                        () -> at("tcp://broker:61616", folder.resolve("gone")).secret())
                .hasMessageContaining("NIGHTROUNDS_BROKER_PASSWORD_FILE")
                .hasMessageContaining("gone");
    }

    private static BrokerProperties at(@Nullable String url, @Nullable Path passwordFile) {
        return new BrokerProperties(url, "night", passwordFile == null ? "hush" : null, passwordFile);
    }
}
