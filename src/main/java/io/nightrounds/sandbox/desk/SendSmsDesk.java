package io.nightrounds.sandbox.desk;

import io.nightrounds.sandbox.desk.Answer.Received;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's SendSMS. The document calls every member optional; here a message needs a receiver and a text, as it could reach
 * nobody without. Date-times without an offset are Swedish local time.
 */
final class SendSmsDesk implements Desk {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Pattern EPOCH = Pattern.compile("/Date\\((-?\\d{1,15})([+-]\\d{4})?\\)/");
    private static final int BY_SMS = 2;

    private final Clock clock;
    private final AtomicLong messages = new AtomicLong();

    SendSmsDesk(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/messages/sendsms");
    }

    @Override
    public Answer answer(Call call) {
        if (!isKnown(call)) {
            return refused(401, "Unauthorized", "", "Not Authenticated");
        }
        if (!call.isJson()) {
            return refused(415, "NotSupported", "", "ContentType '" + call.mediaType() + "' is not supported");
        }
        ObjectNode body = call.body();
        return body == null ? refused(400, "SerializationException", "", "Unable to bind to request") : judged(body);
    }

    private static boolean isKnown(Call call) {
        return call.header("x-api-key").equals(Desks.DEMO_KEY)
                && call.header("Authorization").equals("Bearer " + Desks.DEMO_KEY);
    }

    private Answer judged(ObjectNode body) {
        ModelState members = new ModelState(body);
        String companyId = members.text("CompanyId");
        String date = members.text("ToSendDate");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant toSend = date.isEmpty() ? now : instant(date);
        if (!companyId.isEmpty() && !ModelState.isGuid(companyId)) {
            return refused(400, "ArgumentException", "CompanyId", "CompanyId is not a Guid");
        }
        if (toSend == null) {
            return refused(400, "ArgumentException", "ToSendDate", "ToSendDate is not a DateTime");
        }
        Received received = new Received(members.text("Receiver"), members.text("MessageBody"));
        return received.to().isBlank() || received.text().isBlank()
                ? incomplete(received)
                : accepted(received, now, toSend);
    }

    private static Answer incomplete(Received received) {
        String field = received.to().isBlank() ? "Receiver" : "MessageBody";
        return refused(400, "NotEmpty", field, "'" + field + "' must not be empty.");
    }

    private Answer accepted(Received received, Instant now, Instant toSend) {
        boolean sent = !toSend.isAfter(now);
        ObjectNode body = JsonText.object()
                .put("Id", messages.incrementAndGet())
                .put("Receiver", received.to())
                .put("MessageTitle", "")
                .put("StorageUrl", "")
                .put("MessageBody", received.text())
                .put("Created", local(now))
                .put("ToSendDate", local(toSend));
        if (sent) {
            body.put("SentDate", local(now));
        }
        body.put("Sent", sent).put("MessageRetries", 0).put("SendMethodId", BY_SMS);
        return Answer.accepted(body, received);
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.atZone(ZONE));
    }

    private static @Nullable Instant instant(String text) {
        Matcher epoch = EPOCH.matcher(text);
        // the offset of this form only says how the sender would show it; the milliseconds are UTC
        return epoch.matches() ? Instant.ofEpochMilli(Long.parseLong(epoch.group(1))) : WrittenDate.instant(text, ZONE);
    }

    @Override
    public Answer refusal() {
        return refused(400, "ArgumentException", "Receiver", "Receiver is not a valid mobile number");
    }

    private static Answer refused(int status, String code, String field, String message) {
        ObjectNode body = JsonText.object();
        ObjectNode response =
                body.putObject("ResponseStatus").put("ErrorCode", code).put("Message", message);
        if (!field.isEmpty()) {
            response.putArray("Errors")
                    .addObject()
                    .put("ErrorCode", code)
                    .put("FieldName", field)
                    .put("Message", message);
        }
        return Answer.refused(status, body);
    }
}
