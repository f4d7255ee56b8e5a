package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.xml.DataContract;
import io.nightrounds.sandbox.desk.xml.Member;
import io.nightrounds.sandbox.desk.xml.MemberType;
import io.nightrounds.sandbox.desk.xml.XmlPage;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's XML, members by name. The document shows none: the names of the roots are those of its operation and its
 * answer's type, and the list of the log is assumed to look like the framework's other lists.
 */
final class BokaMeraContracts {
    private static final String NAMESPACE = "http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos";
    private static final String LIST_NAMESPACE = "http://schemas.servicestack.net/types";

    static final DataContract REQUEST = new DataContract(
            NAMESPACE,
            "SendSMS",
            List.of(
                    member("CompanyId", MemberType.GUID),
                    member("MessageBody", MemberType.TEXT),
                    member("Receiver", MemberType.TEXT),
                    member("ToSendDate", MemberType.DATE_TIME)));

    static final DataContract ANSWER = new DataContract(
            NAMESPACE,
            "MessageLogQueryResponse",
            List.of(
                    member("BookingId", MemberType.LONG),
                    member("Created", MemberType.DATE_TIME),
                    member("Id", MemberType.LONG),
                    member("MessageBody", MemberType.TEXT),
                    member("MessageRetries", MemberType.LONG),
                    member("MessageTitle", MemberType.TEXT),
                    member("Receiver", MemberType.TEXT),
                    member("SendMethodId", MemberType.LONG),
                    member("Sent", MemberType.BOOL),
                    member("SentDate", MemberType.DATE_TIME),
                    member("StorageUrl", MemberType.TEXT),
                    member("ToSendDate", MemberType.DATE_TIME)));

    private BokaMeraContracts() {}

    private static Member member(String name, MemberType type) {
        return new Member(NAMESPACE, name, type);
    }

    /** @param log with Offset, Total and Results */
    static byte[] list(ObjectNode log) {
        return XmlPage.of(LIST_NAMESPACE, "QueryResponseOfMessageLogQueryResponse", page -> {
            page.leaf(LIST_NAMESPACE, "Offset", log.path("Offset").asString());
            page.leaf(LIST_NAMESPACE, "Total", log.path("Total").asString());
            page.element(LIST_NAMESPACE, "Results", () -> log.path("Results").forEach(result -> entry(page, result)));
        });
    }

    private static void entry(XmlPage page, JsonNode result) {
        page.element(NAMESPACE, ANSWER.root(), () -> ANSWER.writeMembers(page, (ObjectNode) result));
    }
}
