package io.nightrounds.provider.globalportal;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OneOffMessages: {@code POST /api/OneOffMessages}, for text messages, calls and e-mail. It sends at once.
 *
 * <p><b>From the document:</b> the path; the seven members, all texts and all required but messageSubject; their names
 * in JSON, their order and namespace in XML; that a form is taken; an answer of a GUID and a boolean, without any
 * reason.
 *
 * <p><b>Assumed:</b> the words of {@code method}, which the document does not list: Sms, Voice and Email, as in another
 * API of the vendor. How a caller shows who it is, of which it says nothing. The host. A form's members are named as in
 * JSON and its answer is JSON, as the sample is empty. LocationExternalId is the appointment's locationId, else the
 * practice's key.
 *
 * <p><b>Switches</b> under {@code providers/globalportal}: {@code header} and {@code credential} for who calls (none by
 * default), {@code baseUrl}, {@code format} (json, xml, form), {@code locations} for a practice's LocationExternalId,
 * {@code from} for the sender and so for the channels. The words of {@code method} have none.
 */
final class GlobalPortalOneOffMessages implements Sender {
    private static final String PATH = "/api/OneOffMessages";

    /** To the letter the document's sample. */
    private static final XmlShape SHAPE = XmlShape.plain(
            "OneOffMessageModel",
            "http://schemas.datacontract.org/2004/07/GlobalPortal.Api.Models.PatientCommunications",
            "From",
            "LocationExternalId",
            "MessageBody",
            "MessageSubject",
            "Method",
            "PatientExternalId",
            "To");

    private final GlobalPortalProperties properties;
    private final @Nullable Credential credential;
    private final HttpTransport transport;
    private final SendReading reading;

    GlobalPortalOneOffMessages(
            GlobalPortalProperties properties, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        String reference = properties.credential();
        this.credential = reference == null ? null : Credential.of(secrets, reference);
        this.transport = transport;
        this.reading = new SendReading(new GlobalPortalAnswers(), clock);
    }

    @Override
    public String provider() {
        return "globalportal";
    }

    @Override
    public boolean carries(Channel channel) {
        return properties.from().of(channel) != null;
    }

    @Override
    public boolean schedules(Channel channel) {
        return false;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        String from = properties.from().of(message.channel());
        if (from == null) {
            return CompletableFuture.completedFuture(new Refused(
                    "channel", "There is no sender for " + message.channel().word() + " under from:. Add one."));
        }
        Redaction redaction = credential == null ? Redaction.of(message) : Redaction.of(message, credential);
        Payload payload = Payload.of(properties.format(), request(message, from), SHAPE);
        return reading.of(transport.post(PATH, headers(), payload), redaction);
    }

    private Map<String, String> headers() {
        String header = properties.header();
        return header == null || credential == null ? Map.of() : Map.of(header, credential.value());
    }

    private ObjectNode request(OutboundMessage message, String from) {
        ObjectNode request = Json.object();
        request.put("method", method(message.channel()));
        request.put("locationExternalId", location(message));
        request.put("patientExternalId", message.patient().key().id());
        request.put("from", from);
        request.put("to", message.recipient());
        Json.putKnown(request, "messageSubject", message.subject());
        request.put("messageBody", message.body());
        return request;
    }

    private static String method(Channel channel) {
        return switch (channel) {
            case SMS -> "Sms";
            case VOICE -> "Voice";
            case EMAIL -> "Email";
            case DIRECT -> throw new IllegalArgumentException("GlobalPortal has no method for direct messages.");
        };
    }

    private String location(OutboundMessage message) {
        String practice = message.appointment().key().practice();
        String configured = properties.locations().get(practice);
        if (configured != null) {
            return configured;
        }
        String ofAppointment = message.appointment().locationId();
        return ofAppointment != null ? ofAppointment : practice;
    }
}
