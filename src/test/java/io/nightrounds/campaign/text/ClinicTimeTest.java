package io.nightrounds.campaign.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicTimeTest {
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 11, 24, 14, 30, 0, 0, ZoneId.of("Europe/Paris"));

    /** Only what every JDK from 17 on writes alike. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            fr-FR | mardi     | 24 novembre     | 14:30   | 2:30 PM | 14:30
            en-US | Tuesday   | November 24     | 2:30 PM | 2:30 PM | 14:30
            en-GB | Tuesday   | 24 November     | 14:30   | 2:30 pm | 14:30
            sv-SE | tisdag    | 24 november     | 14:30   | 2:30 em | 14:30
            de-DE | Dienstag  | 24. November    | 14:30   | 2:30 PM | 14:30
            es-ES | martes    | 24 de noviembre | 14:30   |         | 14:30
            pl-PL | wtorek    | 24 listopada    | 14:30   | 2:30 PM | 14:30
            fi-FI | tiistai   | 24. marraskuuta | 14.30   | 2:30 ip.| 14.30
            ja-JP | 火曜日    | 11月24日        | 14:30   |         | 14:30
            """)
    void writesDayAndTimeAsPeopleThereDo(
            String tag, String weekday, String day, String time, String time12, String time24) {
        ClinicTime words = ClinicTime.in(Locale.forLanguageTag(tag));

        assertThat(words.weekday(START)).isEqualTo(weekday);
        assertThat(words.day(START)).isEqualTo(day);
        assertThat(words.time(START)).isEqualTo(time);
        assertThat(words.time24(START)).isEqualTo(time24);
        if (time12 != null) {
            assertThat(words.time12(START)).isEqualTo(time12);
        }
    }

    @ParameterizedTest(name = "{0} without its year: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MMMM d, y             | MMMM d
            d 'de' MMMM 'de' y    | d 'de' MMMM
            y. 'gada' d. MMMM     | d. MMMM
            y 'm'. MMMM d 'd'.    | MMMM d 'd'.
            d MMMM y 'г'.         | d MMMM
            d. MMMM y.            | d. MMMM
            y年M月d日             | M月d日
            d MMMM, y             | d MMMM
            """)
    void takesTheYearOutWithWhatJoinsIt(String pattern, String expected) {
        assertThat(ClinicTime.withoutYear(pattern)).isEqualTo(expected);
    }
}
