package io.nightrounds.provider.bokamera;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Json;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.SendReading;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * SendSMS: {@code POST /messages/sendsms} with {@code CompanyId}, {@code Receiver}, {@code MessageBody},
 * {@code ToSendDate}.
 *
 * <p>The document requires nothing; here Receiver (E.164) and MessageBody are always written, CompanyId only where
 * configured, and ToSendDate ({@code yyyy-MM-ddTHH:mm:ss} in the configured zone) only for a later send.
 */
final class BokaMeraSendSms implements Sender {
    private static final String PATH = "/messages/sendsms";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final BokaMeraProperties properties;
    private final Credential apiKey;
    private final Credential token;
    private final HttpTransport transport;
    private final SendReading reading;

    BokaMeraSendSms(BokaMeraProperties properties, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.apiKey = Credential.of(secrets, properties.apiKey());
        this.token = Credential.of(secrets, properties.token());
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
        Map<String, String> headers = Map.of("x-api-key", apiKey.value(), "Authorization", "Bearer " + token.value());
        Redaction redaction = Redaction.of(message, apiKey, token);
        return reading.of(transport.post(PATH, headers, Json.bytes(request(message))), redaction);
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
