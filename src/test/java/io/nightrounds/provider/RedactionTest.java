package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final Credential SECRET = Credential.of(Samples.SECRETS, "${secret:ONE}");

    @ParameterizedTest
    @CsvSource({
        "'Invalid number +44 7700 900123!', 'Invalid number ***!'",
        "'No such address: jo@direct.example.org', 'No such address: ***'",
        "'Unknown patient Josephine TESTPERSON', 'Unknown patient *** ***'",
        "'Key canary-one-5ecret is revoked', 'Key *** is revoked'",
        "'Key 94670106-3242-43ff-96fa-475c7de2425c unknown', 'Key *** unknown'",
        "'Text too long: See you on 1 July at 09:30, Josephine.', 'Text too long: ***'",
        "'4640 invalid direct address', '4640 invalid direct address'",
        "'The field Source must have 3 to 14 characters.', 'The field Source must have 3 to 14 characters.'"
    })
    void hidesContactsNamesAndKeysButNotTheReason(String said, String shown) {
        assertThat(Redaction.of(Samples.message(Channel.DIRECT, null), SECRET).clean(said))
                .isEqualTo(shown);
    }

    @Test
    void makesOneShortLineOfIt() {
        assertThat(Redaction.of().clean("a\r\n\tb\u0000c")).isEqualTo("a b c");
        assertThat(Redaction.of().clean("word ".repeat(100))).hasSize(200).endsWith("…");
    }

    @Test
    void showsNoCredentialWhenPrinted() {
        assertThat(SECRET).hasToString("***");
    }
}
