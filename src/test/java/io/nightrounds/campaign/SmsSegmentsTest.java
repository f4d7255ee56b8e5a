package io.nightrounds.campaign;

import static io.nightrounds.campaign.SmsSegments.Encoding.GSM_7;
import static io.nightrounds.campaign.SmsSegments.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.campaign.SmsSegments.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsSegmentsTest {
    private static final String FACE = "\uD83D\uDE00";

    @ParameterizedTest
    @CsvSource({
        "a, 0, GSM_7, 0, 1",
        "a, 1, GSM_7, 1, 1",
        "a, 160, GSM_7, 160, 1",
        "a, 161, GSM_7, 161, 2",
        "a, 306, GSM_7, 306, 2",
        "a, 307, GSM_7, 307, 3",
        "å, 160, GSM_7, 160, 1",
        "€, 80, GSM_7, 160, 1",
        "€, 81, GSM_7, 162, 2",
        "ж, 70, UCS_2, 70, 1",
        "ж, 71, UCS_2, 71, 2",
        "ж, 134, UCS_2, 134, 2",
        "ж, 135, UCS_2, 135, 3"
    })
    void countsPlacesAndParts(String character, int times, Encoding encoding, int units, int parts) {
        assertThat(SmsSegments.of(character.repeat(times))).isEqualTo(new SmsSegments(encoding, units, parts));
    }

    @Test
    void neverPartsACharacterOfTwoPlaces() {
        // 76 of two places fill 152 of a part's 153
        assertThat(SmsSegments.of("€".repeat(153))).isEqualTo(new SmsSegments(GSM_7, 306, 3));
        assertThat(SmsSegments.of("a" + "€".repeat(152))).isEqualTo(new SmsSegments(GSM_7, 305, 2));
        // 33 of two places fill 66 of a part's 67
        assertThat(SmsSegments.of(FACE.repeat(67))).isEqualTo(new SmsSegments(UCS_2, 134, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "á", "ő", "’", "–", "…", "`", "\t", "\u00A0", "ά", "日"})
    void needsTheLargerAlphabetForOneSingleCharacter(String character) {
        assertThat(SmsSegments.of("See you at 09:30" + character).encoding()).isEqualTo(UCS_2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Välkommen den 1 juli kl 09:30. Frågor?", "¿Señor Ñandu, à 9 h?", "[a]{b}~^|\\€", "ΔΩ\r\n"})
    void keepsToTheSmallerAlphabetWhereItCan(String text) {
        assertThat(SmsSegments.of(text).encoding()).isEqualTo(GSM_7);
    }
}
