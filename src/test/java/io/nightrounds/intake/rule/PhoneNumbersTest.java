package io.nightrounds.intake.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final long PER_FIRST_DIGIT = 1_000_000_000;
    /** No divisor of a power of ten, so that every place takes every digit. */
    private static final long STEP = 998_877;

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "DO", "SE", "GB"})
    void areWhatTheLibraryMakesOfNorthAmericanOnes(String region) throws NumberParseException {
        for (long number = 2 * PER_FIRST_DIGIT; number < 10 * PER_FIRST_DIGIT; number += STEP) {
            String text = "+1" + number;

            assertThat(PhoneNumbers.e164(text, region)).contains(byTheLibrary(text, region));
        }
    }

    private static String byTheLibrary(String text, String region) throws NumberParseException {
        PhoneNumber number = LIBRARY.parse(text, region);
        assertThat(LIBRARY.isPossibleNumberWithReason(number)).isEqualTo(ValidationResult.IS_POSSIBLE);
        return LIBRARY.format(number, PhoneNumberFormat.E164);
    }
}
