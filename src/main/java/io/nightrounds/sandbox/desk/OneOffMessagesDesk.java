package io.nightrounds.sandbox.desk;

import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * GlobalPortal's OneOffMessages. Its document lists no methods, so any is taken; it names no credential, so none is asked for.
 */
final class OneOffMessagesDesk implements Desk {
    @Override
    public String name() {
        return "oneoff";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/api/OneOffMessages");
    }

    @Override
    public Answer answer(Call call) {
        if (!call.isJson()) {
            return ModelState.unsupported(call);
        }
        ModelState model = new ModelState(call.body());
        String method = model.required("Method");
        model.required("LocationExternalId");
        model.required("PatientExternalId");
        model.required("From");
        Received received = new Received(model.required("To"), text(method, model));
        return model.isValid() ? verdict(received) : model.refusal();
    }

    @Override
    public Answer refusal() {
        return verdict(null);
    }

    private static String text(String method, ModelState model) {
        String subject = model.text("MessageSubject");
        return "[" + method + "] " + (subject.isBlank() ? "" : subject + ": ") + model.required("MessageBody");
    }

    private static Answer verdict(@Nullable Received received) {
        return new Answer(
                200,
                Map.of(),
                JsonText.object()
                        .put("patientCommunicationId", UUID.randomUUID().toString())
                        .put("success", received != null),
                received != null,
                received);
    }
}
