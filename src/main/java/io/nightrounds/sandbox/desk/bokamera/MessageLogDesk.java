package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Reading;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's message log: {@code Receiver} as it was sent, {@code Created} at that moment or later (a date alone: from
 * its start), {@code Sent}, and {@code Skip} and {@code Take} (100 unless told otherwise) of what is left, the oldest
 * first. What exactly the vendor compares Created with is not documented.
 */
public final class MessageLogDesk implements Desk {
    private static final int TAKEN = 100;
    private static final Wire WIRE = new QueryWire(new BokaMeraWire(BokaMeraContracts::list));

    private final BokaMeraGate gate;
    private final MessageLog log;
    private final Clock clock;

    public MessageLogDesk(BokaMeraGate gate, MessageLog log, Clock clock) {
        this.gate = gate;
        this.log = log;
        this.clock = clock;
    }

    /** A question has no body: its parameters are what is read. */
    private record QueryWire(Wire answers) implements Wire {
        @Override
        public Reading read(Arrival arrival) {
            ObjectNode parameters = JsonText.object();
            arrival.query().forEach(parameters::put);
            return Reading.of(parameters);
        }

        @Override
        public Written write(Answer answer, Arrival arrival) {
            return answers.write(answer, arrival);
        }
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Set<String> paths() {
        return BokaMeraWire.paths("/messages/log");
    }

    @Override
    public Wire wire() {
        return WIRE;
    }

    @Override
    public Answer answer(Call call) {
        Answer stopped = gate.stop(call);
        return stopped == null ? asked(call.arrival()) : stopped;
    }

    private Answer asked(Arrival question) {
        Instant now = clock.instant();
        String created = question.query("Created");
        Instant since = created.isEmpty() ? Instant.MIN : SentMessage.instant(created);
        String sent = question.query("Sent");
        if (since == null) {
            return wrong("Created");
        }
        for (String number : List.of("Skip", "Take")) {
            if (!question.query(number).matches("\\d{0,6}")) {
                return wrong(number);
            }
        }
        Predicate<SentMessage> asked = message -> isReceiver(message, question.query("Receiver"))
                && !message.created().isBefore(since)
                && (sent.isEmpty() || message.isSent(now) == Boolean.parseBoolean(sent));
        return page(log.matching(asked), number(question, "Skip", 0), number(question, "Take", TAKEN), now);
    }

    private static boolean isReceiver(SentMessage message, String receiver) {
        return receiver.isEmpty() || message.receiver().equals(receiver);
    }

    private static int number(Arrival question, String name, int otherwise) {
        return question.query(name).isEmpty() ? otherwise : Integer.parseInt(question.query(name));
    }

    private static Answer page(List<SentMessage> found, int skip, int take, Instant now) {
        ObjectNode body = JsonText.object().put("Offset", skip).put("Total", found.size());
        ArrayNode results = body.putArray("Results");
        found.stream().skip(skip).limit(take).forEach(message -> results.add(message.shown(now)));
        return Answer.told(body);
    }

    private static Answer wrong(String parameter) {
        return ResponseStatus.refused(400, "ArgumentException", parameter, parameter + " cannot be read");
    }

    @Override
    public Answer refusal() {
        return wrong("Receiver");
    }
}
