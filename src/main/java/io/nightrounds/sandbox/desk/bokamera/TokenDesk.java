package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.account.BokaMeraAccounts;
import io.nightrounds.sandbox.account.BokaMeraAccounts.Login;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.FormText;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.MediaTypes;
import io.nightrounds.sandbox.desk.Reading;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.Written;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The identity server that BokaMera's tokens come from: OAuth2's password grant as a form to {@code /identity/token},
 * and {@code token=…} to {@code /identity/revoke} to end one early. The paths are the sandbox's own; a client has the
 * real address in its configuration.
 */
public final class TokenDesk implements Desk {
    private static final String REVOKE = "/identity/revoke";
    private static final Wire WIRE = new Wire() {
        @Override
        public Reading read(Arrival arrival) {
            ObjectNode form = arrival.mediaType().equals(MediaTypes.FORM) ? FormText.read(arrival.body()) : null;
            return form == null ? Reading.flawed("the body is not a form") : Reading.of(form);
        }

        @Override
        public Written write(Answer answer, Arrival arrival) {
            return Wire.JSON.write(answer, arrival);
        }
    };

    private final BokaMeraAccounts accounts;
    private final TokenBook tokens;

    public TokenDesk(BokaMeraAccounts accounts, TokenBook tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/identity/token", REVOKE);
    }

    @Override
    public Wire wire() {
        return WIRE;
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode form = call.body();
        if (form == null) {
            return refused("invalid_request", call.reading().flaw());
        }
        return call.arrival().path().equals(REVOKE) ? revoked(form) : granted(form);
    }

    private Answer revoked(ObjectNode form) {
        tokens.revoke(form.path("token").asString(""));
        return Answer.told(JsonText.object());
    }

    private Answer granted(ObjectNode form) {
        if (!form.path("grant_type").asString("").equals("password")) {
            return refused("unsupported_grant_type", "Unsupported grant_type");
        }
        return accounts.byPassword(
                        form.path("username").asString(""),
                        form.path("password").asString(""))
                .map(this::issued)
                .orElseGet(this::refusal);
    }

    private Answer issued(Login login) {
        return Answer.told(JsonText.object()
                .put("access_token", tokens.issue(login))
                .put("expires_in", login.tokenLife().toSeconds())
                .put("token_type", "Bearer"));
    }

    @Override
    public Answer refusal() {
        return refused("invalid_grant", "Invalid user credentials");
    }

    private static Answer refused(String error, String description) {
        return Answer.refused(400, JsonText.object().put("error", error).put("error_description", description));
    }
}
