package io.nightrounds.intake.vocabulary;

/** What a source counts the length of a visit in. */
public enum DurationUnit {
    SECONDS,
    MINUTES,
    HOURS;

    /** In whole minutes, of which one that has begun counts. A text that is no number is left to the rules. */
    String inMinutes(String text) {
        try {
            long number = Long.parseLong(text);
            return switch (this) {
                case SECONDS -> String.valueOf(Math.floorDiv(Math.addExact(number, 59), 60));
                case MINUTES -> text;
                case HOURS -> String.valueOf(Math.multiplyExact(number, 60));
            };
        } catch (NumberFormatException | ArithmeticException e) {
            return text;
        }
    }
}
