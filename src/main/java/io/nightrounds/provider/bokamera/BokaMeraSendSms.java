package io.nightrounds.provider.bokamera;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import io.nightrounds.provider.wire.XmlShape;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * SendSMS: {@code POST /messages/sendsms}.
 *
 * <p><b>From the document:</b> the path; the test host; that a login with one of three roles is needed; the members
 * CompanyId, Receiver, MessageBody and ToSendDate, none of them required, of which Receiver and MessageBody are always
 * written; the answer's members; JSON lines as a format.
 *
 * <p><b>Assumed:</b> the headers {@code x-api-key} and {@code Authorization: Bearer}. ToSendDate, written for a later
 * message only, is {@code yyyy-MM-ddTHH:mm:ss} on a Swedish clock. Receiver is E.164. An Id above zero means taken,
 * although the sample has zero there. An all-zero CompanyId counts as none and is not written. JSON and XML are taken
 * as well; of the XML no sample exists, so its root and namespace are guesses after the framework's habits.
 *
 * <p><b>Switches</b> under {@code providers/bokamera}: {@code token} or {@code login} for the bearer token, {@code
 * zone} for ToSendDate, {@code companyId}, {@code format} (json, jsonl, xml), {@code baseUrl}. Where the guessed XML is
 * refused, {@code format: json} is the remedy: root and namespace have no switch.
 */
final class BokaMeraSendSms implements Sender {
    private static final String PATH = "/messages/sendsms";

    /** Assumed, not in the document: the operation for a root, the namespace of the data contracts, members by name. */
    private static final XmlShape SHAPE = XmlShape.plain(
            "SendSMS",
            "http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos",
            "CompanyId",
            "MessageBody",
            "Receiver",
            "ToSendDate");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final BokaMeraProperties properties;
    private final BokaMeraAccount account;
    private final HttpTransport transport;
    private final SendReading reading;

    BokaMeraSendSms(BokaMeraProperties properties, BokaMeraAccount account, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.account = account;
        this.transport = transport;
        this.reading = new SendReading(new BokaMeraAnswers(), clock);
    }

    @Override
    public String provider() {
        return "bokamera";
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public boolean schedules(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        Payload payload = Payload.of(properties.format(), request(message), SHAPE);
        return reading.of(
                account.call(headers -> transport.post(PATH, headers, payload)), () -> account.redaction(message));
    }

    private ObjectNode request(OutboundMessage message) {
        ObjectNode request = Json.object();
        Json.putKnown(request, "CompanyId", properties.company());
        request.put("Receiver", message.recipient());
        request.put("MessageBody", message.body());
        Instant later = message.sendAt();
        if (later != null) {
            request.put("ToSendDate", LOCAL.format(later.atZone(properties.zone())));
        }
        return request;
    }
}
