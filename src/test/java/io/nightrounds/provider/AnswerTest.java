package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'\"true\"', true", "'\"FALSE\"', false", "'\" True \"', true"})
    void readsTruthInAnyCaseAndAsText(String json, boolean truth) {
        assertThat(answer("{\"success\":" + json + "}").truth("success")).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true | false\"", "1", "\"yes\"", "null", "{}", "[true]", "\"\""})
    void takesNothingElseForTruth(String json) {
        assertThat(answer("{\"success\":" + json + "}").truth("success")).isNull();
    }

    @Test
    void readsNamesInAnyCaseButPrefersTheExactOne() {
        assertThat(answer("{\"SUCCESS\":true}").truth("success")).isTrue();
        assertThat(answer("{\"SUCCESS\":true,\"success\":false}").truth("success"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'\"7\"', 7", "249599, 249599"})
    void readsNumbersAlsoAsText(String json, long number) {
        assertThat(answer("{\"id\":" + json + "}").number("id")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "\"seven\"", "null", "true", "[7]", "99999999999999999999"})
    void takesNothingElseForANumber(String json) {
        assertThat(answer("{\"id\":" + json + "}").number("id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "\"text\"",
                "[{\"success\":true}]",
                "{\"success\":true",
                "{\"success\":true} and more",
                "{\"success\":true}{\"success\":true}",
                "{\"success\":true,\"success\":false}",
                "{ successful: true responseCode: 2000 }",
                "<html>gateway</html>"
            })
    void refusesAnythingButOneWholeObject(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void standsAnEmptyObjectInForAnEntryThatIsNone() {
        assertThat(answer("{\"list\":[{\"id\":\"a\"},null,7]}").list("list").orElseThrow())
                .extracting(entry -> entry.text("id"))
                .containsExactly("a", null, null);
    }

    private static Answer answer(String json) {
        return read(json).orElseThrow();
    }

    private static Optional<Answer> read(String json) {
        return Answer.of(Samples.answered(200, json), Redaction.of());
    }
}
