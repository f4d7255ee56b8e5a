package io.nightrounds.intake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePropertiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://emr.example.org/clinic?sslmode=verify-full",
                "jdbc:mariadb://emr.example.org:3306/openmrs",
                "jdbc:hsqldb:hsql://emr.example.org/clinic"
            })
    void takesAUrlOfEachDriverThatComesAlong(String url) {
        assertThat(properties(url).shownUrl()).startsWith("jdbc:").doesNotContain("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://emr.example.org/clinic?user=a&password=hunter2",
                "jdbc:mariadb://emr.example.org/clinic?user=a&PASSWORD=hunter2",
                "jdbc:mariadb://emr.example.org/clinic?trustStorePassword=hunter2",
                "jdbc:mariadb://a:hunter2@emr.example.org/clinic",
                "jdbc:hsqldb:hsql://emr.example.org/clinic;user=a;password=hunter2"
            })
    void refusesAUrlWithAPasswordAndDoesNotRepeatIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(url))
                .withMessageContaining("${secret:NAME}")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void refusesADatabaseThatNoDriverSpeaksTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties("jdbc:oracle:thin:@emr.example.org?x=1"))
                .withMessageContaining("no driver for 'jdbc:oracle:thin:@emr.example.org'");
    }

    @Test
    void refusesAFetchSizeAndATimeoutThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseProperties("jdbc:hsqldb:mem:a", null, null, 0, null))
                .withMessageContaining("from 1 to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseProperties("jdbc:hsqldb:mem:a", null, null, null, Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    private static DatabaseProperties properties(String url) {
        return new DatabaseProperties(url, null, null, null, null);
    }
}
