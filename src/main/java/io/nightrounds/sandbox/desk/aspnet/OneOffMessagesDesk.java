package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.account.GlobalPortalAccount;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.xml.DataContract;
import io.nightrounds.sandbox.desk.xml.Member;
import io.nightrounds.sandbox.desk.xml.MemberType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * GlobalPortal's OneOffMessages. Its document lists no methods, so any is taken unless a switch says otherwise; it
 * names no credential, so none is asked for unless an account has one.
 */
public final class OneOffMessagesDesk implements Desk {
    private static final String NAMESPACE =
            "http://schemas.datacontract.org/2004/07/GlobalPortal.Api.Models.PatientCommunications";
    private static final Wire WIRE = new AspNetWire(
            contract(
                    "OneOffMessageModel",
                    "From",
                    "LocationExternalId",
                    "MessageBody",
                    "MessageSubject",
                    "Method",
                    "PatientExternalId",
                    "To"),
            contract("OneOffMessageResponseModel", "PatientCommunicationId", "Success"));
    /** The methods of a sibling API of the vendor, and what each reaches the patient by. */
    private static final Map<String, String> CHANNELS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        CHANNELS.put("Email", "e-mail");
        CHANNELS.put("Sms", "SMS");
        CHANNELS.put("Voice", "voice call");
        CHANNELS.put("MobileNotification", "mobile notification");
    }

    private final GlobalPortalAccount account;
    private final boolean listedMethodsOnly;

    public OneOffMessagesDesk(GlobalPortalAccount account, boolean listedMethodsOnly) {
        this.account = account;
        this.listedMethodsOnly = listedMethodsOnly;
    }

    private static DataContract contract(String root, String... names) {
        return new DataContract(
                NAMESPACE,
                root,
                Arrays.stream(names)
                        .map(name -> new Member(NAMESPACE, name, MemberType.TEXT))
                        .toList());
    }

    @Override
    public String name() {
        return "oneoff";
    }

    @Override
    public Set<String> paths() {
        return Set.of("/api/OneOffMessages");
    }

    @Override
    public Wire wire() {
        return WIRE;
    }

    @Override
    public Answer answer(Call call) {
        if (!account.asksForNothing() && !call.header(account.header()).equals(account.secret())) {
            return HttpError.unauthorized();
        }
        return call.reading().supported() ? bound(new ModelState(call.reading())) : HttpError.unsupported(call);
    }

    private Answer bound(ModelState model) {
        String method = model.required("Method");
        if (listedMethodsOnly && !CHANNELS.containsKey(method)) {
            model.mistake("Method", "The Method field must be one of " + String.join(", ", CHANNELS.keySet()) + ".");
        }
        model.required("LocationExternalId");
        model.required("PatientExternalId");
        model.required("From");
        String channel = CHANNELS.getOrDefault(method, "other");
        Received received = new Received(channel, model.required("To"), text(model));
        return model.isValid() ? verdict(received) : model.refusal();
    }

    private static String text(ModelState model) {
        String subject = model.text("MessageSubject");
        return (subject.isBlank() ? "" : subject + ": ") + model.required("MessageBody");
    }

    @Override
    public Answer refusal() {
        return verdict(null);
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
