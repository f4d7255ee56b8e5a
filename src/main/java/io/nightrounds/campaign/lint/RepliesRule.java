package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nobody reads replies to our text messages, and the carriers act on some: STOP and its like bar the sender for that
 * patient, YES and START lift the bar, HELP and INFO are answered by the carrier.
 */
final class RepliesRule implements TextRule {
    private static final Pattern CARRIER_WORD = Pattern.compile(
            "(?U)\\b(STOP|STOPALL|STOPP|UNSUBSCRIBE|CANCEL|END|QUIT|OPT-?OUT|REVOKE|ARRET|ARRÊT|START|UNSTOP|YES|HELP|INFO)\\b");

    /** "Reply …" in the languages that texts are most often written in, and "text YES". */
    private static final Pattern ASKS_FOR_REPLY = Pattern.compile(
            "(?iU)\\b(repl(?:y|ies|ying)|respond|text back|text (?:us )?[\"'“]?(?-i:[A-Z]{2,})\\b|svara|svar med|antwort(?:e|en)|"
                    + "répond(?:ez|re|s)|responda|responde|odpowiedz|rispond(?:i|ere)|antwoord|vastaa|svar)\\b");

    @Override
    public List<Finding> findings(LintedText text) {
        List<Finding> findings = new ArrayList<>();
        if (text.channel() == Channel.SMS) {
            String body = String.join(" … ", text.literals());
            Matcher reply = ASKS_FOR_REPLY.matcher(body);
            if (reply.find()) {
                findings.add(new Finding(
                        "body",
                        "'" + reply.group()
                                + "' asks for an answer, and nobody reads answers to this message. Give a number to call,"
                                + " such as {{practice.phone}}."));
            }
            CARRIER_WORD
                    .matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .forEach(word -> findings.add(new Finding("body", carriersActOn(word))));
        }
        return findings;
    }

    private static String carriersActOn(String word) {
        return "'" + word + "' is a word that carriers act on when a patient sends it: it bars, unbars or explains the"
                + " sender, and never reaches the practice. Say it in other words.";
    }
}
