package io.nightrounds.sandbox.desk.updox;

import io.nightrounds.sandbox.account.UpdoxAccounts;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.WrittenDate;
import java.util.Base64;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Updox' PatientDirectMessageSend: a patient's message to a direct address. */
public final class DirectMessageDesk implements Desk {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PATIENT = Pattern.compile("patient:\\S+");

    private final UpdoxGate gate;
    private final AtomicLong messages = new AtomicLong();

    public DirectMessageDesk(UpdoxAccounts accounts) {
        this.gate = new UpdoxGate(accounts);
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/io/PatientDirectMessageSend", "/api/io/PatientDirectMessageSend");
    }

    @Override
    public Wire wire() {
        return Wire.JSON;
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode body = call.body();
        Answer stopped = gate.forUser(body);
        if (stopped != null || body == null) {
            return stopped == null ? refusal() : stopped;
        }
        String from = UpdoxEnvelope.text(body, "from");
        if (from.isEmpty() && !body.path("patientDemographics").isObject()) {
            return UpdoxEnvelope.refused(4652, "direct error: either from or patientDemographics is required");
        }
        // from wins: demographics beside it are not even looked at
        String mistake = from.isEmpty() ? demographics(body.path("patientDemographics")) : sender(from);
        return mistake.isEmpty() ? addressed(body) : UpdoxEnvelope.refused(4060, "validation error: " + mistake);
    }

    private static String sender(String from) {
        return PATIENT.matcher(from).matches() ? "" : "from is not of the form patient:{id}";
    }

    private static String demographics(JsonNode patient) {
        String born = UpdoxEnvelope.text(patient, "dateOfBirth");
        boolean readable = born.isEmpty() || (born.length() == 10 && WrittenDate.isReadable(born));
        if (!readable) {
            return "dateOfBirth is not of the form yyyy-MM-dd";
        }
        return UpdoxEnvelope.text(patient, "patientId").isEmpty() ? "patientId is required" : "";
    }

    private Answer addressed(ObjectNode body) {
        String to = UpdoxEnvelope.text(body, "to");
        if (!ADDRESS.matcher(to).matches()) {
            return UpdoxEnvelope.refused(4640, "direct address error: invalid direct address");
        }
        StringJoiner text = new StringJoiner(", ");
        text.add(UpdoxEnvelope.text(body, "subject") + ": " + UpdoxEnvelope.text(body, "textMessage"));
        try {
            body.path("attachments").forEach(attachment -> text.add(attached(attachment)));
        } catch (IllegalArgumentException e) {
            return UpdoxEnvelope.refused(4060, "validation error: an attachment is not base64");
        }
        return sent(to, text.toString());
    }

    /** The vendor's own sample wraps its base64 with spaces, so a MIME decoder reads it. */
    private static String attached(JsonNode attachment) {
        int size = Base64.getMimeDecoder().decode(UpdoxEnvelope.text(attachment, "content")).length;
        return UpdoxEnvelope.text(attachment, "fileName") + " (" + size + " bytes)";
    }

    private Answer sent(String to, String text) {
        long message = messages.incrementAndGet();
        ObjectNode body = UpdoxEnvelope.ok()
                .put("recipient", "contact:" + message)
                .put("name", to)
                .put("directAddress", to)
                .putNull("reason")
                .put("messageId", message)
                .put("patientDirectAddress", "ptacct+" + message + "@direct.sandbox.example");
        return Answer.accepted(body, new Received("direct message", to, text));
    }

    @Override
    public Answer refusal() {
        ObjectNode body = JsonText.object()
                .put("successful", false)
                .put("responseMessage", "direct error: send failed")
                .put("responseCode", 4650)
                .put("reason", "The recipient's system does not trust the sender.");
        return Answer.refused(200, body);
    }
}
