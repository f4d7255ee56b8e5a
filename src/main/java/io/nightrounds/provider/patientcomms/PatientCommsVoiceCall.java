package io.nightrounds.provider.patientcomms;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import io.nightrounds.provider.wire.XmlShape;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * VoiceCall: {@code POST /Public/VoiceCall}. There is no member for the spoken text: the account's own script is
 * played.
 *
 * <p><b>From the document:</b> the path; the members, their types and which are required; Source of 3 to 14 and
 * CustomerSiteId of up to 100 characters; order and namespaces of the XML; the answer. Destination is an integer: the
 * number's digits, which do not fit 32 bits. Of a form it has no sample, so none is written.
 *
 * <p><b>Assumed:</b> a call to be made when the sending window opens has that moment as Date and as the only entry of
 * Times, with the offset of the patient's zone, or the practice's; a second entry could be taken for a second call.
 * RestrictSends is then true, so that the call keeps to that time. A call at once has none of the three. A call is
 * taken where Success is true and there is a MessageId: the values of StatusId are unknown and decide nothing, and as
 * Credits may be a price or a balance, it is not read. The host.
 *
 * <p><b>Switches</b> under {@code providers/patientcomms}: {@code restrictSends} writes RestrictSends as told in every
 * call, {@code format} (json, xml), {@code baseUrl}, {@code source}, {@code customerSiteId}. Date and Times have none.
 */
final class PatientCommsVoiceCall implements Sender {
    private static final String PATH = "/Public/VoiceCall";
    private static final String BASE = "http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs";

    /**
     * To the letter the document's sample: first the members of a base class, in its own namespace, then the call's
     * own, by name.
     */
    private static final XmlShape SHAPE = new XmlShape(
            "VoiceRequest",
            BASE + ".Request",
            List.of(
                    XmlShape.Member.of("APIKey", BASE),
                    XmlShape.Member.of("Username", BASE),
                    XmlShape.Member.plain("CustomerSiteId"),
                    XmlShape.Member.plain("Date"),
                    XmlShape.Member.plain("Destination"),
                    XmlShape.Member.plain("RestrictSends"),
                    XmlShape.Member.plain("Source"),
                    XmlShape.Member.list("Times", "dateTime")));

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
                    Refused.recipient("recipient", "The number is not in international form (+, country, number)."));
        }
        Redaction redaction = Redaction.of(message, apiKey);
        Payload payload = Payload.of(properties.format(), request(message), SHAPE);
        return reading.of(transport.post(PATH, Map.of(), payload), redaction);
    }

    private ObjectNode request(OutboundMessage message) {
        ObjectNode request = Json.object();
        request.put("APIKey", apiKey.value());
        request.put("Username", properties.username());
        request.put("Destination", Long.parseLong(message.recipient().substring(1)));
        request.put("Source", properties.source());
        Json.putKnown(request, "CustomerSiteId", properties.customerSiteId());
        Instant later = message.sendAt();
        Boolean restrict = properties.restrictSends();
        if (restrict != null || later != null) {
            request.put("RestrictSends", restrict == null || restrict);
        }
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
