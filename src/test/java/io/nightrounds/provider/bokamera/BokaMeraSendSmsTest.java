package io.nightrounds.provider.bokamera;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.wire.WireFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BokaMeraSendSmsTest {
    /** The document's sample with a number in place of its zero. */
    private static final String SEED_ANSWER = """
            {"Id":815,"BookingId":0,"Receiver":"String","MessageTitle":"String","StorageUrl":"String",\
            "MessageBody":"String","SentDate":"0001-01-01T00:00:00","Sent":false,"MessageRetries":0,"SendMethodId":0}""";

    @Test
    void writesReceiverAndBodyOnlyForAMessageAtOnce() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            SendOutcome outcome = send(vendor, null, Samples.message(Channel.SMS, null));

            assertThat(outcome).isEqualTo(new Accepted("815", "queued"));
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /messages/sendsms HTTP/1.1");
                assertThat(request.header("x-api-key")).isEqualTo(Samples.CANARY_ONE);
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + Samples.CANARY_TWO);
                assertThat(request.body())
                        .isEqualTo(
                                "{\"Receiver\":\"+447700900123\",\"MessageBody\":\"See you on 1 July at 09:30, Josephine.\"}");
            });
        }
    }

    @Test
    void writesTheCompanyAndTheLocalTimeOfALaterMessage() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            Instant later = Instant.parse("2026-07-01T06:00:00Z");
            send(vendor, "11111111-2222-3333-4444-555555555555", Samples.message(Channel.SMS, later));

            assertThat(vendor.received().get(0).body())
                    .startsWith("{\"CompanyId\":\"11111111-2222-3333-4444-555555555555\",\"Receiver\":")
                    .endsWith(",\"ToSendDate\":\"2026-07-01T08:00:00\"}");
        }
    }

    @Test
    void takesTheAllZeroCompanyForNone() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(vendor, "00000000-0000-0000-0000-000000000000", Samples.message(Channel.SMS, null));

            assertThat(vendor.received().get(0).body()).startsWith("{\"Receiver\":");
        }
    }

    @Test
    void saysWhetherItIsSentAlready() {
        assertThat(read(200, SEED_ANSWER.replace("\"Sent\":false", "\"Sent\":true")))
                .isEqualTo(new Accepted("815", "sent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Id\":0}", "{}", "{\"Id\":null}", "{\"Id\":\"\"}", "{\"Id\":-1}", "{\"Id\":[815]}"})
    void isUnknownWithoutAMessageId(String body) {
        assertThat(read(200, body)).isEqualTo(new Unknown("the answer has no message id"));
    }

    @ParameterizedTest
    @CsvSource({"400", "200"})
    void isRefusedWithTheVendorsCode(int status) {
        String body = "{\"ResponseStatus\":{\"ErrorCode\":\"ArgumentException\",\"Message\":\"Not a mobile number:"
                + " +447700900123\",\"Errors\":[{\"ErrorCode\":\"x\",\"FieldName\":\"Receiver\",\"Message\":\"y\"}]}}";
        assertThat(read(status, body))
                .isEqualTo(Refused.recipient("ArgumentException", "Receiver: Not a mobile number: ***"));
    }

    @Test
    void isRefusedWithoutAReasonWhereTheVendorGivesNone() {
        assertThat(read(400, "{}")).isEqualTo(new Refused("refused", "The vendor gives no reason."));
    }

    @Test
    void neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOff(SEED_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
    }

    @Test
    void carriesTextMessagesOnlyAndSchedulesThem() {
        BokaMeraSendSms sender = sender(new HttpTransport(BokaMeraProperties.DEFAULTS.route()), null);
        assertThat(Channel.values()).filteredOn(sender::carries).containsExactly(Channel.SMS);
        assertThat(Channel.values()).filteredOn(sender::schedules).containsExactly(Channel.SMS);
    }

    @Test
    void refusesACompanyThatIsNoGuid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties("12"))
                .withMessageContaining("'12' is not a company id");
    }

    private static SendOutcome read(int status, String body) {
        return read(Samples.answered(status, body));
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new BokaMeraAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }

    private static SendOutcome send(VendorDouble vendor, @Nullable String company, OutboundMessage message)
            throws Exception {
        return sender(new HttpTransport(vendor.route()), company).send(message).get(30, TimeUnit.SECONDS);
    }

    private static BokaMeraSendSms sender(HttpTransport transport, @Nullable String company) {
        return new BokaMeraSendSms(
                properties(company),
                new BokaMeraAccount(properties(company), Samples.SECRETS, null),
                transport,
                Samples.CLOCK);
    }

    private static BokaMeraProperties properties(@Nullable String company) {
        BokaMeraProperties defaults = BokaMeraProperties.DEFAULTS;
        return new BokaMeraProperties(
                defaults.baseUrl(),
                WireFormat.JSON,
                "${secret:ONE}",
                "${secret:TWO}",
                null,
                company,
                ZoneId.of("Europe/Stockholm"),
                defaults.reconcile(),
                defaults.settleTime(),
                defaults.connectTimeout(),
                defaults.readTimeout());
    }
}
