package io.nightrounds.campaign.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.text.Template;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    private static final Practice SHORT = new Practice("Elm", ZoneId.of("Europe/Paris"), "FR", "fr", null);
    private static final Practice LONG = new Practice(
            "The Old Harbour and Riverside Family Health Centre", ZoneId.of("Europe/London"), "GB", "en", null);

    @Test
    void warnsOfCharactersThatMakeATextMessageShort() {
        assertThat(found(new CharactersRule(), Channel.SMS, "en", "We’ll see you – {{patient.firstName}}…"))
                .containsExactly(
                        "Not in the GSM alphabet: '’' (U+2019), for which ' does, '–' (U+2013), for which - does,"
                                + " '…' (U+2026), for which ... does. They make a part of this text message 70 characters"
                                + " long instead of 160.");
        assertThat(found(new CharactersRule(), Channel.EMAIL, "en", "We’ll see you"))
                .isEmpty();
        assertThat(found(new CharactersRule(), Channel.SMS, "sv", "Välkommen å, {{patient.firstName}} [€]"))
                .isEmpty();
    }

    @Test
    void findsTheLongestTextMessageOfAYearAndOfAllPractices() {
        SegmentsRule rule = new SegmentsRule(new Practices(Map.of("elm", SHORT, "old", LONG)));
        String body = "{{practice.name}}, {{appointment.weekday}} {{appointment.day}} {{appointment.time}}. "
                + "x".repeat(230);

        assertThat(found(rule, Channel.SMS, "en", body))
                .singleElement()
                .asString()
                .startsWith("At worst this text message goes out and is billed as 3 parts (")
                .contains("places as GSM-7; practice 'old', 9/", "more than 2")
                .endsWith("or set maxSegments: 3 beside the body.");
        assertThat(found(rule, Channel.SMS, "en", body.substring(0, body.length() - 20)))
                .as("292 places fit into two parts at worst")
                .isEmpty();
        assertThat(found(rule, Channel.VOICE, "en", body)).isEmpty();
    }

    @Test
    void namesTheCharacterOfAMonthThatMakesATextMessageShort() {
        SegmentsRule rule = new SegmentsRule(new Practices(Map.of("elm", SHORT)));

        assertThat(found(rule, Channel.SMS, "fr", "{{practice.name}} {{appointment.day}} " + "x".repeat(140)))
                .singleElement()
                .asString()
                .contains("3 parts", "UCS-2 because of 'û' (U+00FB); practice 'elm', 8/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply YES to confirm",
                "To cancel, reply to this message",
                "Text YES to 555",
                "Svara JA",
                "Répondez OUI",
            })
    void warnsOfQuestionsThatNobodyReadsTheAnswersTo(String body) {
        assertThat(found(new RepliesRule(), Channel.SMS, "en", body))
                .anySatisfy(message -> assertThat(message).contains("nobody reads answers"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Reply CANCEL or call us, CANCEL", "STOP = no more, STOP", "Skicka STOPP, STOPP", "Say YES!, YES"})
    void warnsOfWordsThatCarriersActOn(String body, String word) {
        assertThat(found(new RepliesRule(), Channel.SMS, "en", body))
                .anySatisfy(message -> assertThat(message).startsWith("'" + word + "' is a word that carriers act on"));
    }

    @Test
    void doesNotMindThoseWordsInASentence() {
        assertThat(found(
                        new RepliesRule(),
                        Channel.SMS,
                        "en",
                        "To cancel or for help call {{practice.phone}} by the end of the day. Read this text again."))
                .isEmpty();
        assertThat(found(new RepliesRule(), Channel.EMAIL, "en", "Reply YES")).isEmpty();
    }

    @Test
    void warnsOfWhatAVoiceCannotReadOut() {
        assertThat(found(new SpokenRule(), Channel.VOICE, "en", "Visit https://example.org/x *now* {{practice.name}}"))
                .containsExactly("'https://example.org/x', '*' cannot be read out well. Say it in words.");
    }

    @Test
    void looksForSubjectsWhereTheyAreSeen() {
        assertThat(found(new SubjectRule(), Channel.EMAIL, "en", "x"))
                .containsExactly("This email has no subject. Add subject:.");
        assertThat(new SubjectRule().findings(new LintedText("recall", "en", Channel.SMS, new Template("Hello", "x"))))
                .extracting(TextRule.Finding::part)
                .containsExactly("subject");
    }

    private static List<String> found(TextRule rule, Channel channel, String language, String body) {
        return rule.findings(new LintedText("recall", language, channel, new Template(null, body))).stream()
                .map(TextRule.Finding::message)
                .toList();
    }
}
