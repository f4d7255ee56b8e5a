package io.nightrounds.provider.updox;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Json;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.updox.UpdoxProperties.Account;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * PatientDirectMessageSend: a Direct message on behalf of a patient, with user-level credentials. Being accepted is not
 * being delivered.
 *
 * <p>The patient is named by {@code from: "patient:{id}"} and never by {@code patientDemographics}. It is the id that
 * AppointmentsSync gave the same account, an unknown one is refused, and neither birth date nor name leaves the house;
 * demographics would define a patient at the vendor as a side effect.
 */
final class UpdoxPatientDirectMessageSend implements Sender {
    private final UpdoxProperties properties;
    private final UpdoxAuth auth;
    private final HttpTransport transport;
    private final SendReading reading;

    UpdoxPatientDirectMessageSend(UpdoxProperties properties, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.auth = new UpdoxAuth(properties.applicationId(), Credential.of(secrets, properties.applicationPassword()));
        this.transport = transport;
        this.reading = new SendReading(new UpdoxDirectAnswers(), clock);
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
            return CompletableFuture.completedFuture(new AccountRefused("Practice '" + practice
                    + "' has no accountId with userId under providers/updox/accounts. Add them."));
        }
        Redaction redaction = Redaction.of(message, auth.applicationPassword());
        byte[] request = Json.bytes(request(message).set("auth", auth.block(account.accountId(), user)));
        return reading.of(transport.post(properties.directPath(), Map.of(), request), redaction);
    }

    private static ObjectNode request(OutboundMessage message) {
        ObjectNode request = Json.object();
        request.put("to", message.recipient());
        request.put("from", "patient:" + message.patient().key().id());
        Json.putKnown(request, "subject", message.subject());
        request.put("textMessage", message.body());
        return request;
    }
}
