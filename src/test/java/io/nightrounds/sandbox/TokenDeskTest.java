package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenDeskTest {
    private static final String TOKEN = "/identity/token";
    private static final String GRANT = "grant_type=password&client_id=clinic&username=anna&password=four";

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private Visitor visitor;
    private Path directory;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        this.directory = directory;
        visitor = Visitor.with("""
                bokaMera:
                  apiKeys: [ %s ]
                  logins: [ { username: anna, password: four, roles: [ superadmin ], tokenLife: 300s } ]
                """.formatted(Sandbox.DEMO_KEY), directory, clock);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void handsOutATokenThatOpensTheApiUntilItExpires() throws Exception {
        Answered granted = form(TOKEN, GRANT);
        String token = granted.json().get("access_token").stringValue();

        assertThat(granted.json().get("expires_in").intValue()).isEqualTo(300);
        assertThat(granted.json().get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(sendWith(token)).isEqualTo(200);
        clock.move(Duration.ofSeconds(299));
        assertThat(sendWith(token)).isEqualTo(200);
        clock.move(Duration.ofSeconds(1));
        assertThat(sendWith(token)).isEqualTo(401);
        assertThat(sendWith(form(TOKEN, GRANT).json().get("access_token").stringValue()))
                .isEqualTo(200);
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        String token = form(TOKEN, GRANT).json().get("access_token").stringValue();
        Answered revoked = form("/identity/revoke", "token=" + token);

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(sendWith(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password&username=anna&password=five, invalid_grant",
        "grant_type=password&username=bert&password=four, invalid_grant",
        "grant_type=password&username=anna, invalid_grant",
        "grant_type=client_credentials&username=anna&password=four, unsupported_grant_type",
    })
    void refusesAWrongGrant(String body, String error) throws Exception {
        Answered refused = form(TOKEN, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").stringValue()).isEqualTo(error);
    }

    @Test
    void readsFormsOnly() throws Exception {
        assertThat(visitor.post(TOKEN, "{\"grant_type\":\"password\"}")
                        .json()
                        .get("error")
                        .stringValue())
                .isEqualTo("invalid_request");
    }

    @Test
    void contract18_writesNeitherPasswordNorTokenDown() throws Exception {
        String token = form(TOKEN, GRANT).json().get("access_token").stringValue();
        form("/identity/revoke", "token=" + token);

        assertThat(visitor.ledger()).hasSize(2);
        assertThat(directory.resolve("ledger.jsonl"))
                .content()
                .contains("anna")
                .doesNotContain("four")
                .doesNotContain(token);
    }

    private Answered form(String path, String body) throws Exception {
        return visitor.post(path, "application/x-www-form-urlencoded", body);
    }

    private int sendWith(String token) throws Exception {
        return visitor.send(visitor.request(Visitor.SMS, Seeds.SMS).setHeader("Authorization", "Bearer " + token))
                .status();
    }
}
