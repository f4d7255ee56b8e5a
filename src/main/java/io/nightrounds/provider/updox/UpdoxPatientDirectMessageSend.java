package io.nightrounds.provider.updox;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.updox.UpdoxProperties.Account;
import io.nightrounds.provider.updox.UpdoxProperties.DirectSender;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * PatientDirectMessageSend: a Direct message on behalf of a patient, with user-level credentials. Being accepted is not
 * being delivered.
 *
 * <p><b>From the document:</b> the members; the auth block with all its levels; that {@code from: "patient:{id}"} or
 * {@code patientDemographics} is required, of which exactly one is written; the codes 4640 to 4652 and that 4650 comes
 * with a reason. What we do not know of a patient is written as empty text, as in the sample.
 *
 * <p><b>Assumed:</b> the path, which the document does not show. The answer is JSON, although the sample is not. Base64
 * has no line breaks, although the sample has. The id in {@code from} is the one that AppointmentsSync gave the same
 * account. The receiver makes use of a calendar file.
 *
 * <p><b>Switches</b> under {@code providers/updox}: {@code directSender: id}, the default, keeps birth date and name in
 * the house, {@code demographics} has the vendor define the patient; {@code attachCalendar: false} leaves the file out;
 * {@code directPath}, {@code baseUrl} and {@code accounts}.
 */
final class UpdoxPatientDirectMessageSend implements Sender {
    private final UpdoxProperties properties;
    private final UpdoxAuth auth;
    private final HttpTransport transport;
    private final CalendarFile calendar;
    private final Clock clock;

    UpdoxPatientDirectMessageSend(UpdoxProperties properties, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.auth = new UpdoxAuth(properties.applicationId(), Credential.of(secrets, properties.applicationPassword()));
        this.transport = transport;
        this.calendar = new CalendarFile(clock);
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "updox";
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.DIRECT;
    }

    @Override
    public boolean schedules(Channel channel) {
        return false;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        String practice = message.appointment().key().practice();
        Account account = properties.accounts().get(practice);
        String user = account == null ? null : account.userId();
        if (account == null || user == null) {
            return CompletableFuture.completedFuture(new AccountRefused(
                    "Practice '" + practice
                            + "' has no accountId with userId under providers/updox/accounts. Add them.",
                    practice));
        }
        Redaction redaction = Redaction.of(message, auth.applicationPassword());
        Payload request = Payload.json(request(message).set("auth", auth.ofUser(account.accountId(), user)));
        return new SendReading(new UpdoxDirectAnswers(practice), clock)
                .of(transport.post(properties.directPath(), Map.of(), request), redaction);
    }

    private ObjectNode request(OutboundMessage message) {
        ObjectNode request = Json.object();
        request.put("to", message.recipient());
        if (properties.directSender() == DirectSender.ID) {
            request.put("from", "patient:" + message.patient().key().id());
        }
        Json.putKnown(request, "subject", message.subject());
        request.put("textMessage", message.body());
        if (properties.attachCalendar()) {
            request.putArray("attachments").add(attachment(calendar.of(message)));
        }
        if (properties.directSender() == DirectSender.DEMOGRAPHICS) {
            request.set("patientDemographics", demographics(message.patient()));
        }
        return request;
    }

    private static ObjectNode attachment(byte[] content) {
        return Json.object()
                .put("content", Base64.getEncoder().encodeToString(content))
                .put("mimeType", "text/calendar")
                .put("fileName", "appointment.ics");
    }

    private static ObjectNode demographics(Patient patient) {
        return Json.object()
                .put("patientId", patient.key().id())
                .put("firstName", Objects.requireNonNullElse(patient.firstName(), ""))
                .put("middleName", Objects.requireNonNullElse(patient.middleName(), ""))
                .put("lastName", Objects.requireNonNullElse(patient.lastName(), ""))
                .put("dateOfBirth", Objects.toString(patient.dateOfBirth(), ""))
                .put("gender", Objects.requireNonNullElse(patient.gender(), ""))
                .put("emailAddress", Objects.requireNonNullElse(patient.email(), ""));
    }
}
