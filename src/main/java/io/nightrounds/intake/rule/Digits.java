package io.nightrounds.intake.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times by the places of their digits, which are known: a formatter costs as much as all else of a row's
 * dates.
 */
final class Digits {
    private static final int LENGTH_OF_DATE = 10;

    private Digits() {}

    /** A text that is a {@code yyyy-MM-dd} from its beginning to its end. @throws DateTimeException where it is none */
    static LocalDate date(String text) {
        if (text.length() != LENGTH_OF_DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException("no yyyy-MM-dd");
        }
        return dateAt(text, 0);
    }

    /** The {@code yyyy-MM-dd} that begins there. */
    static LocalDate dateAt(String text, int at) {
        return LocalDate.of(number(text, at, 4), number(text, at + 5, 2), number(text, at + 8, 2));
    }

    /** The {@code HH:mm} that begins there. */
    static LocalTime timeAt(String text, int at) {
        return LocalTime.of(number(text, at, 2), number(text, at + 3, 2));
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit");
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
