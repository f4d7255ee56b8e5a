package io.nightrounds.sandbox.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsFileTest {
    private final Path directory;

    AccountsFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void leavesTheVendorsItDoesNotNameOpenToTheKey() throws Exception {
        Accounts accounts = read("globalPortal: { header: X-Key, secret: five }");

        assertThat(accounts.updox()).isEqualTo(Accounts.openedBy("key").updox());
        assertThat(accounts.updox().isVendor("anyone", "key")).isTrue();
        assertThat(accounts.updox().isVendor("", "key")).isFalse();
        assertThat(accounts.patientComms().isCustomer("KEY", "anyone")).isTrue();
        assertThat(accounts.bokaMera().byToken("key")).isPresent();
        assertThat(accounts.globalPortal()).isEqualTo(new GlobalPortalAccount("X-Key", "five"));
        assertThat(accounts.strictness()).isEqualTo(Strictness.DEFAULTS);
    }

    @Test
    void readsNumbersAsTextsAndTheLifeOfTokens() throws Exception {
        Accounts accounts = read("""
                patientComms: [ { apiKey: 94670106-3242-43ff-96fa-475c7de2425c, usernames: [ 1234 ] } ]
                bokaMera: { apiKeys: [ 8 ], logins: [ { username: anna, password: 9, tokenLife: 90s } ] }
                """);

        assertThat(accounts.patientComms().isCustomer("94670106-3242-43FF-96fa-475c7de2425c", "1234"))
                .isTrue();
        assertThat(accounts.bokaMera().byPassword("anna", "9").orElseThrow().tokenLife())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(accounts.bokaMera().byPassword("anna", "")).isEmpty();
        assertThat(accounts.bokaMera().byToken("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "[] ^ '[]' is not a block of keys. Write it like { accountId: north",
                "updocks: {} ^ 'updocks' is not a key here. Use one of updox, patientComms,",
                "updox: { vendors: [ { applicationId: a } ] } ^ updox, vendors 1: applicationPassword 'null' is not a text.",
                "updox: { practices: north } ^ practices 'north' is not a list.",
                "updox: { practices: [ { accountId: a }, { acountId: b } ] } ^ practices 2: 'acountId' is not a key here.",
                "updox: { practices: [ { accountId: a, active: maybe } ] } ^ active 'maybe' is neither true nor false.",
                "patientComms: [ { apiKey: 94670106-3242-43ff-96fa-475c7de2425c, usernames: [ '' ] } ] ^ usernames '' is not a text.",
                "patientComms: [ { apiKey: short, usernames: [ a ] } ] ^ apiKey 'short' is not a GUID.",
                "bokaMera: { logins: [ { username: a } ] } ^ nobody can log in here. Give it a token,",
                "bokaMera: { logins: [ { password: a } ] } ^ username 'null' is not a text.",
                "bokaMera: { logins: [ { token: a, tokenLife: long } ] } ^ tokenLife 'long' is not a duration.",
                "globalPortal: { header: X-Key } ^ secret 'null' is not a text.",
                "strictness: { mostItems: 0 } ^ mostItems '0' is not a whole number from 1",
                "strictness: [ ^ this is not YAML.",
            })
    void namesTheValueTheRuleAndTheRemedy(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(directory.resolve("accounts.yaml").toString())
                .withMessageContaining(message);
    }

    private Accounts read(String text) throws Exception {
        return AccountsFile.read(Files.writeString(directory.resolve("accounts.yaml"), text), "key");
    }
}
