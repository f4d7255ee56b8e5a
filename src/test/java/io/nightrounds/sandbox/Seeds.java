package io.nightrounds.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The sample requests of the vendors' own documents, word for word but for the credentials. */
final class Seeds {
    static final String ONE_OFF = """
            {
            "method": "sample string 1",
            "locationExternalId": "sample string 2",
            "patientExternalId": "sample string 3",
            "from": "sample string 4",
            "to": "sample string 5",
            "messageSubject": "sample string 6",
            "messageBody": "sample string 7"
            }""";

    /** Verbatim: its APIKey is the sandbox's key. */
    static final String VOICE = """
            { "APIKey": "94670106-3242-43ff-96fa-475c7de2425c", "Username": "sample string 2", "Destination": 3, \
            "Source": "sample string 4", "CustomerSiteId": "sample string 5", "RestrictSends": true, \
            "Date": "2025-04-04T07:19:40.9303892+01:00", \
            "Times": [ "2025-04-04T07:19:40.9303892+01:00", "2025-04-04T07:19:40.9303892+01:00" ] }""";

    /** The item of the C# sample. */
    static final String APPOINTMENT = """
            { "locationId": "123", "cancelled": false, "blocked": false, "details": "details", "summary": "summary", \
            "typeId": "456", "patientId": "789", "duration": 500, "date": "2015-12-30", "calendarId": "calendarId", \
            "updoxId": 6543, "id": 3456 }""";

    /** The item of the "Request JSON" section, which is all placeholders. */
    static final String PLACEHOLDERS = """
            { "locationId": "locationId", "cancelled": "true | false", "blocked": "true | false", "details": "details", \
            "summary": "summary", "typeId": "typeId", "patientId": "patientId", "duration": "duration", "date": "date", \
            "calendarId": "calendarId", "updoxId": "updoxId", "id": "id" }""";

    static final String SMS = """
            {"CompanyId":"00000000-0000-0000-0000-000000000000","Receiver":"String","MessageBody":"String"}""";

    static final String AUTH = """
            {"applicationId": "vendorId", "applicationPassword": "%s", "accountId": "accountId", "userId": "user"}""".formatted(Sandbox.DEMO_KEY);

    static final String DEMOGRAPHICS = """
            "patientDemographics": { "patientId": "100030", "firstName": "Jane", "middleName": "", "lastName": "Doe", \
            "dateOfBirth": "1990-10-10", "gender": "F", "emailAddress": "" }""";

    static final String ONE_OFF_XML = resource("one-off-request.xml");

    static final String ONE_OFF_ANSWER_XML = resource("one-off-answer.xml");

    /** Verbatim, so with the Source that is too long. */
    static final String VOICE_XML = resource("voice-request.xml");

    static final String VOICE_ANSWER_XML = resource("voice-answer.xml");

    /** The sample answer of the page, which is no JSON. */
    static final String DIRECT_ANSWER = resource("direct-answer.txt");

    private Seeds() {}

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Seeds.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The attachment's base64 wrapped by spaces, as the document's page shows it. */
    static String direct() {
        return """
                { "to": "test@direct.updoxqa.com", "subject": "Test subject", "textMessage": "Test message body", \
                "attachments": [ { "content": "%s", "mimeType": "text/plain", "fileName": "text.txt" } ], %s, "auth": %s }""".formatted(attachment(), DEMOGRAPHICS, AUTH);
    }

    private static String attachment() {
        String text = "\n".repeat(21) + "THISISATEST ".repeat(64);
        return Base64.getMimeEncoder(76, new byte[] {' '}).encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String sync(String... items) {
        return "{ \"appointments\": [" + String.join(",", items) + "], \"auth\": " + AUTH + " }";
    }
}
