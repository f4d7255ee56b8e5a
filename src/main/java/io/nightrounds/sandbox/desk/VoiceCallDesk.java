package io.nightrounds.sandbox.desk;

import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * PatientComms' VoiceCall. What the vendor does with a wrong key and which StatusId it has for what is not documented: here a
 * wrong key gets ASP.NET's own 401, and StatusId is 1 for a call that was taken and 0 for one that was not.
 */
final class VoiceCallDesk implements Desk {
    private final AtomicLong messages = new AtomicLong();

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/Public/VoiceCall");
    }

    @Override
    public Answer answer(Call call) {
        if (!call.isJson()) {
            return ModelState.unsupported(call);
        }
        ModelState model = new ModelState(call.body());
        long destination = check(model);
        if (!model.isValid()) {
            return model.refusal();
        }
        return model.text("APIKey").equalsIgnoreCase(Desks.DEMO_KEY)
                ? accepted(destination, model.text("Source"))
                : ModelState.unauthorized();
    }

    private static long check(ModelState model) {
        model.requiredGuid("APIKey");
        model.required("Username");
        model.required("Source");
        model.length("Source", 3, 14);
        model.length("CustomerSiteId", 0, 100);
        model.bool("RestrictSends");
        model.date("Date");
        model.dates("Times");
        return model.requiredLong("Destination");
    }

    private Answer accepted(long destination, String source) {
        ObjectNode body =
                JsonText.object().put("StatusId", 1).put("Status", "Accepted").put("Success", true);
        body.putObject("Errors");
        body.put("MessageId", messages.incrementAndGet()).put("Credits", 1);
        return Answer.accepted(
                body,
                new Received(String.valueOf(destination), "A call from " + source + " with the account's script"));
    }

    @Override
    public Answer refusal() {
        ObjectNode body =
                JsonText.object().put("StatusId", 0).put("Status", "Refused").put("Success", false);
        body.putObject("Errors").put("Destination", "This number cannot be called.");
        return Answer.refused(200, body.put("MessageId", 0).put("Credits", 0));
    }
}
