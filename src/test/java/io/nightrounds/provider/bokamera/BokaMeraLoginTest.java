package io.nightrounds.provider.bokamera;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.NotSent;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.Vendors;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's address moves its login along, so both are the same double here. */
class BokaMeraLoginTest {
    private static final String ACCOUNT = "bokamera: { apiKey: \"${secret:ONE}\", login: { tokenUrl:"
            + " \"https://identity.example.org/auth/token\", clientId: night, username: u, password: \"${secret:TWO}\" } }\n";
    private static final Behaviour ACCEPTS = answers(200, "{\"Id\":815,\"Sent\":false}");

    @Test
    void fetchesATokenByThePasswordGrantAndKeepsIt() throws Exception {
        try (VendorDouble there = VendorDouble.that(grants("t-1", 300), ACCEPTS);
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            assertThat(send(vendors)).isEqualTo(new Accepted("815", "queued"));
            assertThat(send(vendors)).isEqualTo(new Accepted("815", "queued"));

            assertThat(there.received())
                    .extracting(VendorDouble.Received::line)
                    .containsExactly(
                            "POST /auth/token HTTP/1.1",
                            "POST /messages/sendsms HTTP/1.1",
                            "POST /messages/sendsms HTTP/1.1");
            assertThat(there.received().get(0).body())
                    .isEqualTo("grant_type=password&client_id=night&username=u&password=" + Samples.CANARY_TWO);
            assertThat(there.received().get(2).header("Authorization")).isEqualTo("Bearer t-1");
            assertThat(there.received().get(2).header("x-api-key")).isEqualTo(Samples.CANARY_ONE);
        }
    }

    @Test
    void fetchesOneTokenForAllMessagesThatWaitForIt() throws Exception {
        try (VendorDouble there = VendorDouble.that(grants("t-1", 300), ACCEPTS);
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            var sends = IntStream.range(0, 8)
                    .mapToObj(i -> vendors.sender("bokamera").send(Samples.message(Channel.SMS, null)))
                    .toList();
            CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();

            assertThat(there.received())
                    .filteredOn(request -> request.line().contains("/auth/token"))
                    .hasSize(1);
        }
    }

    @Test
    void fetchesAnotherWhereTheFirstIsAboutToExpire() throws Exception {
        try (VendorDouble there = VendorDouble.that(grants("t-1", 59), ACCEPTS, grants("t-2", 300), ACCEPTS);
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            send(vendors);
            send(vendors);

            assertThat(there.received().get(3).header("Authorization")).isEqualTo("Bearer t-2");
        }
    }

    @Test
    void renewsATokenOnceThatTheVendorNoLongerTakes() throws Exception {
        try (VendorDouble there =
                        VendorDouble.that(grants("t-1", 300), answers(401, "{}"), grants("t-2", 300), ACCEPTS);
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            assertThat(send(vendors)).isEqualTo(new Accepted("815", "queued"));
            assertThat(there.received().get(3).header("Authorization")).isEqualTo("Bearer t-2");
        }
    }

    @Test
    void stopsTheVendorWhereAFreshTokenIsRefusedToo() throws Exception {
        try (VendorDouble there = VendorDouble.that(
                        grants("t-1", 300), answers(401, "{}"), grants("t-2", 300), answers(401, "{}"));
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            assertThat(send(vendors)).isEqualTo(new AccountRefused("HTTP 401"));
            assertThat(there.received()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429, 500, 503})
    void postsAMessageOnceWhateverComesButA401(int status) throws Exception {
        try (VendorDouble there = VendorDouble.that(grants("t-1", 300), answers(status, "{}"));
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            send(vendors);
            assertThat(there.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302})
    void stopsTheVendorWhereTheLoginIsRefused(int status) throws Exception {
        assertThat(withLogin(answers(status, "{\"error\":\"invalid_grant\"}")))
                .isEqualTo(new AccountRefused("the login was refused: HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void hasSentNothingWhereTheLoginIsDown(int status) throws Exception {
        assertThat(withLogin(answers(status, ""))).isEqualTo(new NotSent("no token from the login: HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "<html>", "{\"access_token\":\"caf\\u00e9\"}"})
    void hasSentNothingWhereTheLoginGivesNoToken(String answer) throws Exception {
        assertThat(withLogin(answers(200, answer))).isInstanceOf(NotSent.class);
    }

    @Test
    void repeatsNeitherPasswordNorTokenThatTheVendorRepeats() throws Exception {
        String echo =
                "{\"ResponseStatus\":{\"ErrorCode\":\"x\",\"Message\":\"token t-1 of " + Samples.CANARY_TWO + "\"}}";
        try (VendorDouble there = VendorDouble.that(grants("t-1", 300), answers(400, echo));
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            assertThat(send(vendors)).asString().contains("token *** of ***");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bokamera: { apiKey: \"${secret:ONE}\" }\n",
                "bokamera: { apiKey: \"${secret:ONE}\", token: \"${secret:TWO}\", login: { tokenUrl: https://i.example.org/t, clientId: c, username: u, password: \"${secret:TWO}\" } }\n",
                "bokamera: { apiKey: \"${secret:ONE}\", login: { tokenUrl: http://i.example.org/t, clientId: c, username: u, password: \"${secret:TWO}\" } }\n",
                "bokamera: { apiKey: \"${secret:ONE}\", login: { tokenUrl: https://i.example.org/t, clientId: c, username: u, password: literal } }\n"
            })
    void refusesAnAccountWithoutExactlyOneSafeWayToAToken(String account) {
        assertThatThrownBy(() -> {
                    try (VendorDouble there = VendorDouble.that();
                            Vendors vendors = Vendors.at(there, account)) {
                        vendors.sender("bokamera");
                    }
                })
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(JobFileInvalid.class),
                        failure -> assertThat(failure).hasRootCauseInstanceOf(JobFileInvalid.class));
    }

    private static SendOutcome withLogin(Behaviour login) throws Exception {
        try (VendorDouble there = VendorDouble.that(login);
                Vendors vendors = Vendors.at(there, ACCOUNT)) {
            SendOutcome outcome = send(vendors);
            assertThat(there.received())
                    .extracting(VendorDouble.Received::line)
                    .containsExactly("POST /auth/token HTTP/1.1");
            return outcome;
        }
    }

    private static Behaviour grants(String token, int seconds) {
        return answers(
                200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}");
    }

    private static SendOutcome send(Vendors vendors) throws Exception {
        return vendors.send("bokamera", Samples.message(Channel.SMS, null));
    }
}
