package io.nightrounds.intake.rule;

import java.util.regex.Pattern;

/** What a spreadsheet does to ids, dates and numbers when a file is opened and saved in it. */
final class SpreadsheetDamage {
    static final String PROBLEM = "was changed by a spreadsheet";
    static final String REMEDY =
            "Export the file again and do not open it in a spreadsheet, or import the column as text.";

    private static final Pattern DAMAGE =
            Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+]?\\d+|\\d+[.,]0+|#{3,}|#(N/A|REF!|VALUE!|NAME\\?|NUM!|DIV/0!)");
    private static final Pattern SERIAL_DATE = Pattern.compile("\\d{5}([.,]\\d+)?");

    private SpreadsheetDamage() {}

    static boolean in(String text) {
        return mayBe(text) && DAMAGE.matcher(text).matches();
    }

    /** Most values can be told at their first character: a number's beginning, or a number sign. */
    private static boolean mayBe(String text) {
        char first = text.isEmpty() ? 'x' : text.charAt(0);
        return first <= '9' && (first >= '0' || first == '+' || first == '-' || first == '#');
    }

    /**
     * A date as the number of days it is inside a spreadsheet, such as {@code 45985.375}; no damage has a hyphen
     * within.
     */
    static boolean inDate(String text) {
        return text.indexOf('-', 1) < 0
                && (in(text) || SERIAL_DATE.matcher(text).matches());
    }
}
