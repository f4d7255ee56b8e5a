package io.nightrounds.intake.rule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Phone numbers as E.164. A number is good enough if it is as long as numbers of its country are: numbering plans
 * change faster than any list of them, and a vendor's own refusal of a dead number costs nothing.
 */
final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** Without letters: the library would dial them as on a keypad. */
    private static final Pattern WRITTEN = Pattern.compile("[+0-9()./\\-\\s\\u00A0\\u2010-\\u2015]{5,40}");

    /**
     * Ten digits of North America behind its country code, as most of its numbers are written. No prefix can be taken
     * off them, so they are what the library would make of them, at a tenth of the cost.
     */
    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1[2-9]\\d{9}");

    private PhoneNumbers() {}

    /**
     * @param region ISO 3166 country of numbers without country code
     * @return such as {@code +16175550100}; empty where this is no number to be dialled from abroad
     */
    static Optional<String> e164(String text, String region) {
        if (NORTH_AMERICAN.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse(text, region);
            boolean possible = NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return possible ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
