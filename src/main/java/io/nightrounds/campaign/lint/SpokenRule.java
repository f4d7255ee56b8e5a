package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A voice reads out what the eye skips: stars, brackets, addresses of web pages. */
final class SpokenRule implements TextRule {
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("https?://\\S*|www\\.\\S+|[<>{}\\[\\]|\\\\^~*_#@/]|\\p{So}");

    @Override
    public List<Finding> findings(LintedText text) {
        if (text.channel() != Channel.VOICE) {
            return List.of();
        }
        String found = UNSPEAKABLE
                .matcher(String.join("\n", text.literals()))
                .results()
                .map(match -> "'" + match.group() + "'")
                .distinct()
                .collect(Collectors.joining(", "));
        return found.isEmpty()
                ? List.of()
                : List.of(new Finding("body", found + " cannot be read out well. Say it in words."));
    }
}
