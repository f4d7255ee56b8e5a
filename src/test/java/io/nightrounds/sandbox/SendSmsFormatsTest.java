package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendSmsFormatsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String XML = """
            <SendSMS xmlns:i="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns="http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos">\
            <CompanyId>00000000-0000-0000-0000-000000000000</CompanyId><MessageBody>String</MessageBody>\
            <Receiver>String</Receiver><ToSendDate>2026-11-23T09:00:00</ToSendDate></SendSMS>""";

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.of(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void contract34_answersTheSeedsJsonLineWithOneObject() throws Exception {
        Answered answered = visitor.post(Visitor.SMS, "text/jsonl", "text/jsonl", Seeds.SMS);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).startsWith("text/jsonl");
        assertThat(answered.json().get("Receiver").stringValue()).isEqualTo("String");
        assertThat(answered.text()).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void contract35_countsOnlyTheFirstOfTwoLines(String end) throws Exception {
        String second = Seeds.SMS.replace("Receiver\":\"String", "Receiver\":\"Second");
        Answered answered = visitor.post(Visitor.SMS, "text/jsonl", Seeds.SMS + end + second);

        assertThat(answered.json().get("Receiver").stringValue()).isEqualTo("String");
        assertThat(visitor.ledger()).hasSize(1);
        assertThat(visitor.get("/").text()).doesNotContain("Second");
    }

    @Test
    void contract35_refusesTwoLinesAsJson() throws Exception {
        assertThat(visitor.post(Visitor.SMS, Seeds.SMS + "\n" + Seeds.SMS).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/messages/sendsms.jsonl               | */*              | text/jsonl",
                "/messages/sendsms?format=jsonl        | */*              | text/jsonl",
                "/messages/sendsms                     | text/jsonl       | text/jsonl",
                "/messages/sendsms.json                | text/jsonl       | application/json",
                "/messages/sendsms.xml                 | */*              | application/xml",
                "/messages/sendsms?format=xml          | text/jsonl       | application/xml",
                "/messages/sendsms?Format=json         | application/xml  | application/json",
                "/messages/sendsms?format=other        | text/jsonl       | text/jsonl",
                "/messages/sendsms?format=other        | */*              | application/json",
                "/messages/sendsms.other               | text/jsonl       | text/jsonl",
                "/messages/sendsms.other?format=jsonl  | */*              | text/jsonl",
                "/messages/sendsms                     | text/xml         | text/xml",
                "/messages/sendsms                     | image/png        | application/json",
            })
    void contract36_choosesTheFormatBySuffixQueryAndAccept(String path, String accept, String type) throws Exception {
        Answered answered = visitor.post(path, "application/json", accept, Seeds.SMS);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).isEqualTo(type + "; charset=utf-8");
    }

    @Test
    void answersInXmlWithTheMembersByName() throws Exception {
        assertThat(visitor.post(Visitor.SMS, "application/xml", XML).text()).isEqualTo("""
                <MessageLogQueryResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" \
                xmlns="http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos">\
                <BookingId i:nil="true"></BookingId><Created>2026-11-22T09:00:00</Created><Id>1</Id>\
                <MessageBody>String</MessageBody><MessageRetries>0</MessageRetries><MessageTitle></MessageTitle>\
                <Receiver>String</Receiver><SendMethodId>2</SendMethodId><Sent>false</Sent>\
                <SentDate i:nil="true"></SentDate><StorageUrl></StorageUrl><ToSendDate>2026-11-23T09:00:00</ToSendDate>\
                </MessageLogQueryResponse>""");
    }

    @Test
    void losesAReceiverThatComesTooEarlyInXml() throws Exception {
        String receiver = "<Receiver>String</Receiver>";
        String early = XML.replace(receiver, "").replace("<MessageBody>", receiver + "<MessageBody>");

        assertThat(visitor.post(Visitor.SMS, "text/xml", early).text()).isEqualTo("""
                <ErrorResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" \
                xmlns="http://schemas.servicestack.net/types"><ResponseStatus><ErrorCode>NotEmpty</ErrorCode>\
                <Message>'MessageBody' must not be empty.</Message><StackTrace i:nil="true"></StackTrace><Errors>\
                <ResponseError><ErrorCode>NotEmpty</ErrorCode><FieldName>MessageBody</FieldName>\
                <Message>'MessageBody' must not be empty.</Message></ResponseError></Errors></ResponseStatus></ErrorResponse>""");
    }

    @Test
    void refusesAMediaTypeThatIsNotListed() throws Exception {
        Answered answered = visitor.post(Visitor.SMS, "text/csv", Seeds.SMS);

        assertThat(answered.status()).isEqualTo(415);
        assertThat(answered.json().at("/ResponseStatus/Message").stringValue()).contains("text/csv");
    }
}
