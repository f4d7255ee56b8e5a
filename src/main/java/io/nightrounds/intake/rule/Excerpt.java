package io.nightrounds.intake.rule;

/** The beginning of a text, never with half a character at its end: half of one cannot be written to any file. */
public final class Excerpt {
    private Excerpt() {}

    /** At most so many characters, the last of them an ellipsis where something is left out. */
    public static String of(String text, int longest) {
        return text.length() <= longest ? text : beginning(text, longest - 1) + "…";
    }

    static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    static String end(String text, int longest) {
        int from = Math.max(0, text.length() - longest);
        return text.substring(from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
