package io.nightrounds.report;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place where personal values are made safe to show. */
public final class Masked {
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
    private static final Set<String> CONTACTS = Set.of(
            "mobile", "landline", "email", "directAddress", "guardianMobile", "guardianLandline", "guardianEmail");
    private static final Set<String> PRIVATE =
            Set.of("firstName", "middleName", "lastName", "dateOfBirth", "gender", "summary", "details");
    private static final String HIDDEN = "•••••";

    private Masked() {}

    /** A number keeps its country code and last two digits, a mail address its first letter and domain. */
    public static String contact(String contact) {
        int at = contact.lastIndexOf('@');
        if (at > 0) {
            return contact.substring(0, contact.offsetByCodePoints(0, 1)) + "•••" + contact.substring(at);
        }
        return contact.startsWith("+") && contact.length() > 8 ? number(contact) : shape(contact);
    }

    static @Nullable String contactOrNull(@Nullable String contact) {
        return contact == null ? null : contact(contact);
    }

    /** A value of the input as it may be shown: masked where its field holds something personal. */
    static @Nullable String value(@Nullable String field, @Nullable String given) {
        if (given == null || field == null) {
            return given;
        }
        if (CONTACTS.contains(field)) {
            return contact(given);
        }
        return PRIVATE.contains(field) ? shape(given) : given;
    }

    /** A text that may quote the value. */
    static String text(String text, @Nullable String given, @Nullable String masked) {
        return given == null || masked == null || given.isBlank() ? text : text.replace(given, masked);
    }

    /**
     * A text without the words of those values, each of two letters or more. By words, as a message may have escaped or
     * dropped what stands between them.
     */
    public static String words(String text, Collection<? extends @Nullable String> personal) {
        String masked = text;
        for (String value : personal) {
            masked = value == null
                    ? masked
                    : WORD.matcher(value)
                            .results()
                            .map(MatchResult::group)
                            .reduce(
                                    masked,
                                    (rest, word) -> rest.replaceAll(
                                            "(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])", HIDDEN));
        }
        return masked;
    }

    private static String number(String e164) {
        try {
            int country = PhoneNumberUtil.getInstance().parse(e164, null).getCountryCode();
            return "+" + country + HIDDEN + e164.substring(e164.length() - 2);
        } catch (NumberParseException unreadable) {
            return shape(e164);
        }
    }

    /** Every letter and digit hidden, so that only the form of a wrong value shows. */
    private static String shape(String value) {
        return LETTER_OR_DIGIT.matcher(value).replaceAll("•");
    }
}
