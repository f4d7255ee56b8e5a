package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's SendSMS. The document calls every member optional; here a message needs a receiver and a text, as it could
 * reach nobody without.
 */
public final class SendSmsDesk implements Desk {
    private static final Wire WIRE = new BokaMeraWire(BokaMeraContracts.ANSWER::write);

    private final BokaMeraGate gate;
    private final MessageLog log;
    private final Clock clock;
    private final boolean sampleDates;

    /** @param sampleDates answers have dates as the document's sample has them: hardly any */
    public SendSmsDesk(BokaMeraGate gate, MessageLog log, Clock clock, boolean sampleDates) {
        this.gate = gate;
        this.log = log;
        this.clock = clock;
        this.sampleDates = sampleDates;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Set<String> paths() {
        return BokaMeraWire.paths("/messages/sendsms");
    }

    @Override
    public Wire wire() {
        return WIRE;
    }

    @Override
    public Answer answer(Call call) {
        Answer stopped = gate.stop(call);
        if (stopped != null) {
            return stopped;
        }
        if (!call.reading().supported()) {
            String type = call.arrival().mediaType();
            return ResponseStatus.refused(415, "NotSupported", "", "ContentType '" + type + "' is not supported");
        }
        ObjectNode body = call.body();
        return body == null
                ? ResponseStatus.refused(
                        400, "SerializationException", "", call.reading().flaw())
                : judged(body);
    }

    private Answer judged(ObjectNode body) {
        String companyId = text(body, "CompanyId");
        String date = text(body, "ToSendDate");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant toSend = date.isEmpty() ? now : SentMessage.instant(date);
        if (!companyId.isEmpty() && !isGuid(companyId)) {
            return ResponseStatus.refused(400, "ArgumentException", "CompanyId", "CompanyId is not a Guid");
        }
        if (toSend == null) {
            return ResponseStatus.refused(400, "ArgumentException", "ToSendDate", "ToSendDate is not a DateTime");
        }
        Received received = new Received("SMS", text(body, "Receiver"), text(body, "MessageBody"));
        return received.to().isBlank() || received.text().isBlank()
                ? incomplete(received)
                : accepted(received, now, toSend);
    }

    private static Answer incomplete(Received received) {
        String field = received.to().isBlank() ? "Receiver" : "MessageBody";
        return ResponseStatus.refused(400, "NotEmpty", field, "'" + field + "' must not be empty.");
    }

    private Answer accepted(Received received, Instant now, Instant toSend) {
        SentMessage message = log.add(received.to(), received.text(), now, toSend);
        return Answer.accepted(sampleDates ? message.asInSample(now) : message.shown(now), received);
    }

    @Override
    public Answer refusal() {
        return ResponseStatus.refused(400, "ArgumentException", "Receiver", "Receiver is not a valid mobile number");
    }

    /** The member's value by its name in any case; the empty text where there is none. */
    private static String text(ObjectNode body, String name) {
        return body.propertyStream()
                .filter(member -> member.getKey().equalsIgnoreCase(name)
                        && member.getValue().isValueNode())
                .map(member ->
                        member.getValue().isNull() ? "" : member.getValue().asString())
                .findFirst()
                .orElse("");
    }

    private static boolean isGuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
