package io.nightrounds.campaign;

import java.util.BitSet;

/**
 * How a text goes over the air, and so what it costs: networks bill each part of it as one message.
 *
 * <p>A text whose characters are all in GSM's own alphabet (3GPP TS 23.038) has 160 places in one part and 153 in each
 * of several; a character of the extension table takes two, which are never parted. Any other character makes the whole
 * text UCS-2, with 70 places in one part and 67 in each of several; a character beyond the basic plane takes two of
 * them.
 *
 * @param encoding how the text is written
 * @param units the places it takes
 * @param parts the messages it is sent and billed as; at least one
 */
public record SmsSegments(Encoding encoding, int units, int parts) {
    /** The two alphabets of a text message. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    private static final BitSet BASIC = characters("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    private static final BitSet EXTENSION = characters("\f^{}\\[~]|€");

    public static SmsSegments of(String text) {
        Encoding encoding = text.codePoints().allMatch(SmsSegments::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units =
                text.codePoints().map(character -> width(encoding, character)).sum();
        return new SmsSegments(encoding, units, units <= encoding.alone ? 1 : joined(encoding, text));
    }

    /** Fills part after part; what takes two places goes into the next part where only one is left. */
    private static int joined(Encoding encoding, String text) {
        int parts = 1;
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            int width = width(encoding, character);
            if (used + width > encoding.joined) {
                parts++;
                used = 0;
            }
            used += width;
        }
        return parts;
    }

    private static int width(Encoding encoding, int character) {
        if (encoding == Encoding.UCS_2) {
            return Character.charCount(character);
        }
        return EXTENSION.get(character) ? 2 : 1;
    }

    /** Whether a character (code point) leaves a text message in the GSM alphabet. */
    public static boolean isGsm(int character) {
        return BASIC.get(character) || EXTENSION.get(character);
    }

    private static BitSet characters(String all) {
        BitSet set = new BitSet();
        all.codePoints().forEach(set::set);
        return set;
    }
}
