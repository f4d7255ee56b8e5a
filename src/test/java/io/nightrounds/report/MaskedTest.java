package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "+46700000005, +46•••••05",
        "+16175550100, +1•••••00",
        "+447700900123, +44•••••23",
        "anna@example.org, a•••@example.org",
        "070-123, •••-•••",
        "@example.org, @•••••••.•••"
    })
    void keepsOnlyWhatHelpsToRecogniseAContact(String contact, String shown) {
        assertThat(Masked.contact(contact)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"dateOfBirth, 1980-13-40, ••••-••-••", "lastName, Ek, ••", "calendarId, north, north"})
    void masksPersonalFieldsOfTheInputOnly(String field, String given, String shown) {
        assertThat(Masked.value(field, given)).isEqualTo(shown);
    }
}
