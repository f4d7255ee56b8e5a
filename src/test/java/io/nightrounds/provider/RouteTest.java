package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, https://api.example.org/a/b",
        "https://api.example.org/, https://api.example.org/a/b",
        "https://api.example.org/prefix/, https://api.example.org/prefix/a/b",
        "http://localhost:8080, http://localhost:8080/a/b",
        "http://127.0.0.1:1, http://127.0.0.1:1/a/b",
        "'http://[::1]:1', 'http://[::1]:1/a/b'"
    })
    void putsThePathBelowTheBase(String base, String whole) {
        assertThat(route(base).to("/a/b")).hasToString(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.org",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "ftp://localhost",
                "https:///path",
                "localhost:8080",
                "https://api.example.org?key=1",
                "https://api.example.org#top"
            })
    void refusesAnAddressThatIsNotSafeForCredentials(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route(base))
                .withMessageContaining("'" + base + "'")
                .withMessageContaining("Write https://host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:pa55@api.example.org", "http://localhost:80@api.example.org/"})
    void refusesAnAddressWithAUserAndDoesNotRepeatIt(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route(base))
                .withMessageContaining("secret reference")
                .withMessageNotContaining("pa55")
                .withMessageNotContaining("api.example.org");
    }

    @Test
    void refusesATimeOutThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Route(URI.create("https://a"), Duration.ZERO, Route.READ_TIMEOUT))
                .withMessageContaining("'PT0S' cannot be the connectTimeout");
    }

    private static Route route(String base) {
        return new Route(URI.create(base), Route.CONNECT_TIMEOUT, Route.READ_TIMEOUT);
    }
}
