package io.nightrounds.provider.patientcomms;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Json;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.SendReading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * VoiceCall: {@code POST /Public/VoiceCall}. There is no member for the spoken text: the account's own script is played.
 *
 * <p>Destination is the number as digits. For a later call, Date and the only entry of Times are that moment with the
 * offset of the patient's zone, or the practice's: what the vendor does with a date without offset is not known.
 */
final class PatientCommsVoiceCall implements Sender {
    private static final String PATH = "/Public/VoiceCall";
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final PatientCommsProperties properties;
    private final Credential apiKey;
    private final HttpTransport transport;
    private final SendReading reading;

    PatientCommsVoiceCall(PatientCommsProperties properties, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.apiKey = Credential.of(secrets, properties.apiKey());
        this.transport = transport;
        this.reading = new SendReading(new PatientCommsAnswers(), clock);
    }

    @Override
    public String provider() {
        return "patientcomms";
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.VOICE;
    }

    @Override
    public boolean schedules(Channel channel) {
        return channel == Channel.VOICE;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        if (!message.recipient().matches("\\+[1-9]\\d{1,14}")) {
            return CompletableFuture.completedFuture(
                    new Refused("recipient", "The number is not in international form (+, country, number)."));
        }
        Redaction redaction = Redaction.of(message, apiKey);
        return reading.of(transport.post(PATH, Map.of(), Json.bytes(request(message))), redaction);
    }

    private ObjectNode request(OutboundMessage message) {
        ObjectNode request = Json.object();
        request.put("APIKey", apiKey.value());
        request.put("Username", properties.username());
        request.put("Destination", Long.parseLong(message.recipient().substring(1)));
        request.put("Source", properties.source());
        Json.putKnown(request, "CustomerSiteId", properties.customerSiteId());
        if (properties.restrictSends() != null) {
            request.put("RestrictSends", properties.restrictSends());
        }
        Instant later = message.sendAt();
        if (later != null) {
            String moment = WITH_OFFSET.format(later.atZone(zone(message)));
            request.put("Date", moment);
            request.putArray("Times").add(moment);
        }
        return request;
    }

    private static ZoneId zone(OutboundMessage message) {
        ZoneId patients = message.patient().zone();
        return patients != null ? patients : message.practice().zone();
    }
}
