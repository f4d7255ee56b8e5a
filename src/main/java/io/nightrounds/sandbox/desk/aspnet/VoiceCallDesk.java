package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.account.PatientCommsAccounts;
import io.nightrounds.sandbox.account.Strictness;
import io.nightrounds.sandbox.account.Strictness.Switch;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Wire;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * PatientComms' VoiceCall. What the vendor does with a wrong key, which StatusId it has for what and what Credits count
 * is not documented: here a wrong key gets ASP.NET's own 401, StatusId is 1 for a call that was taken and 0 for one
 * that was not, and Credits is the cost; {@link Strictness} can change the first and the last.
 */
public final class VoiceCallDesk implements Desk {
    private static final Wire WIRE = new AspNetWire(VoiceContracts.REQUEST, VoiceContracts.ANSWER);
    private static final long FIRST_BALANCE = 1000;

    private final PatientCommsAccounts accounts;
    private final Strictness strictness;
    private final AtomicLong messages = new AtomicLong();

    public VoiceCallDesk(PatientCommsAccounts accounts, Strictness strictness) {
        this.accounts = accounts;
        this.strictness = strictness;
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/Public/VoiceCall");
    }

    @Override
    public Wire wire() {
        return WIRE;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.reading().supported()) {
            return HttpError.unsupported(call);
        }
        ModelState model = new ModelState(call.reading());
        long destination = check(model);
        if (!model.isValid()) {
            return model.refusal();
        }
        return accounts.isCustomer(model.text("APIKey"), model.text("Username"))
                ? accepted(destination, model.text("Source"))
                : unknownCustomer();
    }

    private long check(ModelState model) {
        model.requiredGuid("APIKey");
        model.required("Username");
        model.required("Source");
        model.length("Source", 3, 14);
        model.length("CustomerSiteId", 0, 100);
        model.bool("RestrictSends");
        boolean offsetRequired = strictness.has(Switch.OFFSET_REQUIRED);
        model.date("Date", offsetRequired);
        model.dates("Times", offsetRequired);
        return model.requiredLong("Destination");
    }

    private Answer unknownCustomer() {
        return strictness.has(Switch.WRONG_KEY_IN_BODY)
                ? refused("APIKey", "The API key or the user name is wrong.")
                : HttpError.unauthorized();
    }

    private Answer accepted(long destination, String source) {
        long message = messages.incrementAndGet();
        ObjectNode body =
                JsonText.object().put("StatusId", 1).put("Status", "Accepted").put("Success", true);
        body.putObject("Errors");
        body.put("MessageId", message).put("Credits", credits(message));
        return Answer.accepted(
                body,
                new Received(
                        "voice call",
                        String.valueOf(destination),
                        "A call from " + source + " with the account's script"));
    }

    private long credits(long message) {
        return strictness.has(Switch.CREDITS_ARE_BALANCE) ? Math.max(0, FIRST_BALANCE - message) : 1;
    }

    @Override
    public Answer refusal() {
        return refused("Destination", "This number cannot be called.");
    }

    private static Answer refused(String member, String reason) {
        ObjectNode body =
                JsonText.object().put("StatusId", 0).put("Status", "Refused").put("Success", false);
        body.putObject("Errors").put(member, reason);
        return Answer.refused(200, body.put("MessageId", 0).put("Credits", 0));
    }
}
