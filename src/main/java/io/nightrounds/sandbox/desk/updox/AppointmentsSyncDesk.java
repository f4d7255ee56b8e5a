package io.nightrounds.sandbox.desk.updox;

import io.nightrounds.sandbox.account.UpdoxAccounts;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.updox.AppointmentBook.Appointment;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Updox' AppointmentsSync: an upsert of a batch, with a status per item inside one envelope. */
public final class AppointmentsSyncDesk implements Desk {
    private final UpdoxGate gate;
    private final int mostItems;
    private final AppointmentBook book = new AppointmentBook();

    /** @param mostItems the largest batch; the vendor's own limit is not documented */
    public AppointmentsSyncDesk(UpdoxAccounts accounts, int mostItems) {
        this.gate = new UpdoxGate(accounts);
        this.mostItems = mostItems;
    }

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/io/syncAppointments", "/api/io/AppointmentsSync");
    }

    @Override
    public Wire wire() {
        return Wire.JSON;
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode body = call.body();
        Answer stopped = gate.forPractice(body);
        if (stopped != null || body == null) {
            return stopped == null ? refusal() : stopped;
        }
        if (!(body.get("appointments") instanceof ArrayNode items)) {
            return UpdoxEnvelope.refused(4060, "validation error: appointments is not a list");
        }
        if (items.size() > mostItems) {
            return UpdoxEnvelope.refused(4020, "request likely too large: more than " + mostItems + " appointments");
        }
        return synced(UpdoxEnvelope.accountOf(body), items, call.failEvery());
    }

    @Override
    public Answer refusal() {
        return UpdoxEnvelope.refused(4060, "validation error");
    }

    @Override
    public String remark() {
        return "%d appointments in the book, %d of them cancelled".formatted(book.size(), book.cancelled());
    }

    @Override
    public List<List<String>> holdings() {
        return book.latest().stream()
                .map(held -> List.of(
                        held.account(), held.id(), held.date(), held.summary(), held.cancelled() ? "cancelled" : ""))
                .toList();
    }

    private Answer synced(String account, ArrayNode items, int failEvery) {
        ObjectNode answer = UpdoxEnvelope.ok();
        ArrayNode statuses = answer.putArray("statuses");
        for (JsonNode item : items) {
            boolean doomed = failEvery > 0 && (statuses.size() + 1) % failEvery == 0;
            statuses.add(doomed ? status(item, "the appointment could not be saved") : sync(account, item));
        }
        return Answer.accepted(answer, null);
    }

    private ObjectNode sync(String account, JsonNode item) {
        String mistake = AppointmentItem.mistake(item);
        if (!mistake.isEmpty()) {
            return status(item, mistake);
        }
        Appointment appointment = AppointmentItem.appointment(account, item);
        return status(appointment.id(), true, book.put(appointment, AppointmentItem.oldId(item)));
    }

    private static ObjectNode status(JsonNode item, String failure) {
        return status(AppointmentItem.id(item), false, failure);
    }

    private static ObjectNode status(String id, boolean success, String message) {
        return JsonText.object().put("id", id).put("success", success).put("message", message);
    }
}
