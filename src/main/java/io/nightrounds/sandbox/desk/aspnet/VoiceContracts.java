package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.desk.xml.DataContract;
import io.nightrounds.sandbox.desk.xml.Member;
import io.nightrounds.sandbox.desk.xml.MemberType;
import java.util.List;

/** The XML of VoiceRequest and SingleSendResponse: first the members of the base class, in its own namespace. */
final class VoiceContracts {
    private static final String BASE = "http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs";
    private static final String ASKED = BASE + ".Request";
    private static final String ANSWERED = BASE + ".Response";

    static final DataContract REQUEST = new DataContract(
            ASKED,
            "VoiceRequest",
            List.of(
                    new Member(BASE, "APIKey", MemberType.GUID),
                    new Member(BASE, "Username", MemberType.TEXT),
                    new Member(ASKED, "CustomerSiteId", MemberType.TEXT),
                    new Member(ASKED, "Date", MemberType.DATE_TIME),
                    new Member(ASKED, "Destination", MemberType.LONG),
                    new Member(ASKED, "RestrictSends", MemberType.BOOL),
                    new Member(ASKED, "Source", MemberType.TEXT),
                    new Member(ASKED, "Times", MemberType.DATE_TIMES)));

    static final DataContract ANSWER = new DataContract(
            ANSWERED,
            "SingleSendResponse",
            List.of(
                    new Member(BASE, "Errors", MemberType.PAIRS),
                    new Member(BASE, "Status", MemberType.TEXT),
                    new Member(BASE, "StatusId", MemberType.LONG),
                    new Member(BASE, "Success", MemberType.BOOL),
                    new Member(ANSWERED, "Credits", MemberType.LONG),
                    new Member(ANSWERED, "MessageId", MemberType.LONG)));

    private VoiceContracts() {}
}
