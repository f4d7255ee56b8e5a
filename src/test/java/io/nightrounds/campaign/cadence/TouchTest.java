package io.nightrounds.campaign.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class TouchTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                        | exactly one of before:, after: and on:
                    {'before':'P1D','after':'P1D'}            | exactly one of before:, after: and on:
                    {'before':'P1D','on':'booked'}            | exactly one of before:, after: and on:
                    {'before':'P1D','within':'P1D'}           | within: says nothing beside before:
                    {'on':'booked','latest':'P1D'}            | latest: says nothing beside on:
                    {'on':'booked','at':'10:00'}              | at: says nothing beside on:
                    {'on':'booked','tooLate':'skip'}          | tooLate: says nothing beside on:
                    {'after':'P1D','tooLate':'skip'}          | tooLate: says nothing beside after:
                    {'before':'PT3H','at':'10:00'}            | at: 10:00 needs a day
                    {'before':'P1D','at':'25:00'}             | at: '25:00' is no time of day
                    {'before':'PT0S'}                         | no time in which it could go out
                    {'before':'PT3H','latest':'PT0S'}         | no time in which it could go out
                    {'after':'PT3H','latest':'PT0S'}          | no time in which it could go out
                    {'before':'P400D'}                        | out of range
                    {'before':'2 days'}                       | no ISO 8601 duration
                    {'on':'booked','within':'PT0S'}           | is no touch
                    """)
    void refusesWhatSaysNothingOrTwoThings(String written, String why) {
        assertThatThrownBy(() -> read(written)).hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'before':'P2D'}                  | PT48H by day, any hour, latest PT0S, SKIP
                    {'before':'PT3H'}                 | PT3H at a moment, latest PT2H, SKIP
                    {'after':'P1D','at':'17:00'}      | PT24H by day, at 17:00, latest PT0S, SKIP
                    {'after':'PT0S'}                  | PT0S at a moment, latest PT2H, SKIP
                    {'before':'P2D','latest':'P1D','tooLate':'bring-forward'} | PT48H by day, any hour, latest PT24H, BRING_FORWARD
                    """)
    void fillsInWhatIsLeftOut(String written, String touch) {
        RelativeTouch read = (RelativeTouch) read(written);

        assertThat(read.distance() + (read.byDay() ? " by day, " + hour(read) : " at a moment") + ", latest "
                        + read.latest() + ", " + read.tooLate())
                .isEqualTo(touch);
    }

    @ParameterizedTest
    @CsvSource({
        "booked, BOOKED, PT24H",
        "moved, MOVED, PT24H",
        "cancelled, CANCELLED, PT24H",
        "reinstated, REINSTATED, PT24H"
    })
    void readsWhatATouchIsAbout(String word, Occasion occasion, String within) {
        EventTouch read = (EventTouch) read("{'on':'" + word + "'}");

        assertThat(read.occasion()).isEqualTo(occasion);
        assertThat(read.within()).hasToString(within);
    }

    private static String hour(RelativeTouch touch) {
        return touch.at() == null ? "any hour" : "at " + touch.at();
    }

    private static Touch read(String written) {
        return JSON.readValue(written.replace('\'', '"'), Touch.class);
    }
}
