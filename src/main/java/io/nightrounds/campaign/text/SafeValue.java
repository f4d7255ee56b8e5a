package io.nightrounds.campaign.text;

import io.nightrounds.appointment.Channel;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A value from a feed as it may stand in a message: a name is data, never a line, a header, markup or a field of its
 * own. What does not belong into a name is left out, as no reader would miss it.
 */
final class SafeValue {
    /** Line ends, tabs, no-break and thin spaces: one space. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}\\p{Zl}\\p{Zp}]+");
    /** Control characters, halves of characters, and what turns the direction of the text around it. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u00ad\\u200b\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

    private static final Pattern MARKUP = Pattern.compile("[<>]");
    /** What a voice reads out as "less than" or "asterisk", or takes for a command. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("[<>{}\\[\\]|\\\\^~*_#\"]");

    private SafeValue() {}

    static UnaryOperator<String> in(Channel channel, Format format) {
        return switch (channel) {
            case SMS, DIRECT -> SafeValue::line;
            case VOICE -> value -> UNSPEAKABLE.matcher(line(value)).replaceAll("");
            case EMAIL -> format == Format.HTML ? SafeValue::escaped : SafeValue::inMail;
        };
    }

    /** Whether a mail's text is shown as text or as markup is for its reader's program: a tag must be neither. */
    static String inMail(String value) {
        return MARKUP.matcher(line(value)).replaceAll("");
    }

    static String line(String value) {
        String line = isPlain(value)
                ? value
                : UNSEEN.matcher(SPACE.matcher(value).replaceAll(" ")).replaceAll("");
        return line.strip();
    }

    /** As nearly all values are: it is seen sooner than there is nothing to replace. */
    private static boolean isPlain(String value) {
        char before = 'a';
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            boolean plain = next == ' ' ? before != ' ' : next > ' ' && next <= '~' || Character.isLetterOrDigit(next);
            if (!plain) {
                return false;
            }
            before = next;
        }
        return true;
    }

    private static String escaped(String value) {
        return line(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
