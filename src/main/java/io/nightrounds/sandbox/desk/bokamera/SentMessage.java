package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.WrittenDate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A message that was taken. Date-times without an offset are Swedish local time, in requests as in answers. */
record SentMessage(long id, String receiver, String text, Instant created, Instant toSend) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Pattern EPOCH = Pattern.compile("/Date\\((-?\\d{1,15})([+-]\\d{4})?\\)/");
    private static final int BY_SMS = 2;

    boolean isSent(Instant now) {
        return !toSend.isAfter(now);
    }

    /** As the vendor shows it at that time. */
    ObjectNode shown(Instant now) {
        ObjectNode body = withText(JsonText.object().put("Id", id))
                .put("Created", local(created))
                .put("ToSendDate", local(toSend));
        if (isSent(now)) {
            body.put("SentDate", sentDate());
        }
        return withState(body, now);
    }

    /** As the document's sample has it: no Created and no ToSendDate, but values that mean none. */
    ObjectNode asInSample(Instant now) {
        ObjectNode body = withText(JsonText.object().put("Id", id).put("BookingId", 0));
        return withState(body.put("SentDate", isSent(now) ? sentDate() : "0001-01-01T00:00:00"), now);
    }

    private ObjectNode withText(ObjectNode body) {
        return body.put("Receiver", receiver)
                .put("MessageTitle", "")
                .put("StorageUrl", "")
                .put("MessageBody", text);
    }

    private ObjectNode withState(ObjectNode body, Instant now) {
        return body.put("Sent", isSent(now)).put("MessageRetries", 0).put("SendMethodId", BY_SMS);
    }

    private String sentDate() {
        return local(toSend.isAfter(created) ? toSend : created);
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.atZone(ZONE));
    }

    /** Null where the text is no date-time in one of the forms that the vendor reads. */
    static @Nullable Instant instant(String text) {
        Matcher epoch = EPOCH.matcher(text);
        // the offset of this form only says how the sender would show it; the milliseconds are UTC
        return epoch.matches() ? Instant.ofEpochMilli(Long.parseLong(epoch.group(1))) : WrittenDate.instant(text, ZONE);
    }
}
