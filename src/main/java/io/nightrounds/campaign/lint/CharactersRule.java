package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.SmsSegments;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One character outside of the GSM alphabet, and 70 of them fit where 160 did. */
final class CharactersRule implements TextRule {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201a", "'"),
            Map.entry("\u201c", "\""),
            Map.entry("\u201d", "\""),
            Map.entry("\u201e", "\""),
            Map.entry("\u00ab", "\""),
            Map.entry("\u00bb", "\""),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u2026", "..."),
            Map.entry("\u00a0", "a plain space"),
            Map.entry("\u202f", "a plain space"),
            Map.entry("\u2022", "-"),
            Map.entry("`", "'"));

    @Override
    public List<Finding> findings(LintedText text) {
        if (text.channel() != Channel.SMS) {
            return List.of();
        }
        String foreign = String.join("", text.literals())
                .codePoints()
                .filter(character -> !SmsSegments.isGsm(character))
                .distinct()
                .mapToObj(CharactersRule::named)
                .collect(Collectors.joining(", "));
        return foreign.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "body",
                        "Not in the GSM alphabet: " + foreign
                                + ". They make a part of this text message 70 characters long instead of 160."));
    }

    static String named(int character) {
        String written = Character.toString(character);
        String code = String.format("U+%04X", character);
        String shown = Character.isSpaceChar(character) ? code : "'" + written + "' (" + code + ")";
        return PLAIN.containsKey(written) ? shown + ", for which " + PLAIN.get(written) + " does" : shown;
    }
}
