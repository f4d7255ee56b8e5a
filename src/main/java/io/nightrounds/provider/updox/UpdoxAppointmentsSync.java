package io.nightrounds.provider.updox;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.updox.UpdoxProperties.Account;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import io.nightrounds.sync.SyncAnswer;
import io.nightrounds.sync.SyncGateway;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AppointmentsSync: appointments of one practice, found by id and else inserted, with practice-level credentials.
 *
 * <p><b>From the document:</b> the members; the auth block at practice level; the answer's envelope with a status for
 * each item; that an appointment is found by id, then by its old id, and else inserted. What the source does not know
 * is left out.
 *
 * <p><b>Assumed:</b> dates are on the clinic's own clock ({@code yyyy-MM-dd HH:mm}; the document's samples have a date
 * only) and durations are minutes. Booleans and numbers are JSON's own, as in the document's programs, although its
 * sample quotes them; ids are texts. The old id, which no sample shows, is called {@code oldId}. The path is the one
 * that clients use, not the document's.
 *
 * <p><b>Switches:</b> {@code sync.sendOldId} writes {@code oldId} (off by default), {@code sync.batchSize} and, under
 * {@code providers/updox}, {@code syncPath}, {@code baseUrl} and {@code accounts}. Dates and durations have none.
 */
final class UpdoxAppointmentsSync implements SyncGateway {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final UpdoxProperties properties;
    private final boolean sendOldId;
    private final UpdoxAuth auth;
    private final HttpTransport transport;
    private final UpdoxSyncAnswers answers;

    UpdoxAppointmentsSync(
            UpdoxProperties properties, boolean sendOldId, Secrets secrets, HttpTransport transport, Clock clock) {
        this.properties = properties;
        this.sendOldId = sendOldId;
        this.auth = new UpdoxAuth(properties.applicationId(), Credential.of(secrets, properties.applicationPassword()));
        this.transport = transport;
        this.answers = new UpdoxSyncAnswers(Redaction.of(auth.applicationPassword()), clock);
    }

    @Override
    public CompletableFuture<SyncAnswer> push(String practice, List<Appointment> appointments) {
        Account account = properties.accounts().get(practice);
        if (account == null) {
            return CompletableFuture.completedFuture(new SyncAnswer.AccountRefused(
                    "Practice '" + practice + "' has no account under providers/updox/accounts. Add its accountId."));
        }
        return transport
                .post(properties.syncPath(), Map.of(), Payload.json(request(account, appointments)))
                .thenApply(answers::of)
                .exceptionally(defect -> new SyncAnswer.Passing("the answer could not be read", null));
    }

    private ObjectNode request(Account account, List<Appointment> appointments) {
        ObjectNode request = Json.object();
        ArrayNode items = request.putArray("appointments");
        appointments.forEach(appointment -> items.add(item(appointment)));
        return request.set("auth", auth.ofPractice(account.accountId()));
    }

    private ObjectNode item(Appointment appointment) {
        ObjectNode item = Json.object();
        item.put("id", appointment.key().id());
        if (sendOldId) {
            Json.putKnown(item, "oldId", appointment.oldId());
        }
        item.put("calendarId", appointment.calendarId());
        item.put("date", LOCAL.format(appointment.localStart()));
        item.put("patientId", appointment.patientId());
        Json.putKnown(item, "typeId", appointment.typeId());
        Json.putKnown(item, "locationId", appointment.locationId());
        Json.putKnown(item, "summary", appointment.summary());
        Json.putKnown(item, "details", appointment.details());
        if (appointment.minutes() != null) {
            item.put("duration", appointment.minutes());
        }
        item.put("cancelled", appointment.cancelled());
        item.put("blocked", appointment.blocked());
        if (appointment.updoxId() != null) {
            item.put("updoxId", appointment.updoxId());
        }
        return item;
    }
}
