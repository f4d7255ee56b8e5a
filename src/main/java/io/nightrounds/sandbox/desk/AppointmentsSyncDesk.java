package io.nightrounds.sandbox.desk;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Updox' AppointmentsSync: an upsert of a batch, with a status per item inside one envelope. */
final class AppointmentsSyncDesk implements Desk {
    private static final int MOST_ITEMS = 1000;

    private final AppointmentBook book = new AppointmentBook();

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/io/syncAppointments", "/api/io/AppointmentsSync");
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode body = call.body();
        Answer stopped = UpdoxEnvelope.gate(body);
        if (stopped != null || body == null) {
            return stopped == null ? refusal() : stopped;
        }
        if (!(body.get("appointments") instanceof ArrayNode items)) {
            return UpdoxEnvelope.refused(4060, "validation error: appointments is not a list");
        }
        if (items.size() > MOST_ITEMS) {
            return UpdoxEnvelope.refused(4020, "request likely too large: more than " + MOST_ITEMS + " appointments");
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
        String id = AppointmentItem.id(item);
        String done = book.put(account, id, AppointmentItem.oldId(item), AppointmentItem.isCancelled(item));
        return status(id, true, done);
    }

    private static ObjectNode status(JsonNode item, String failure) {
        return status(AppointmentItem.id(item), false, failure);
    }

    private static ObjectNode status(String id, boolean success, String message) {
        return JsonText.object().put("id", id).put("success", success).put("message", message);
    }
}
