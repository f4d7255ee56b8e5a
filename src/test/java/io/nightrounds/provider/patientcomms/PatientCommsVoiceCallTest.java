package io.nightrounds.provider.patientcomms;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientCommsVoiceCallTest {
    private static final String SEED_ANSWER = """
            { "StatusId": 1, "Status": "sample string 2", "Success": true, "Errors": { "sample string 1": \
            "sample string 2", "sample string 3": "sample string 4" }, "MessageId": 1, "Credits": 1 }""";
    private static final Instant LATER = Instant.parse("2026-07-01T08:00:00Z");

    @Test
    void writesTheNumberAsDigitsBeyondThirtyTwoBits() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            SendOutcome outcome = send(vendor, properties(null, null), Samples.message(Channel.VOICE, null));

            assertThat(outcome).isEqualTo(new Accepted("1", "sample string 2"));
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /Public/VoiceCall HTTP/1.1");
                assertThat(request.body())
                        .isEqualTo(
                                "{\"APIKey\":\"" + Samples.CANARY_ONE
                                        + "\",\"Username\":\"nightly\",\"Destination\":447700900123,\"Source\":\"Nightrounds\"}");
            });
        }
    }

    @Test
    void writesSiteRestrictionAndTheMomentOfALaterCallWithThePracticesOffset() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(vendor, properties("site-1", false), Samples.message(Channel.VOICE, LATER));

            assertThat(vendor.received().get(0).body())
                    .endsWith("\"CustomerSiteId\":\"site-1\",\"RestrictSends\":false,"
                            + "\"Date\":\"2026-07-01T09:00:00+01:00\",\"Times\":[\"2026-07-01T09:00:00+01:00\"]}");
        }
    }

    @Test
    void writesTheMomentInThePatientsOwnZoneWhereItIsKnown() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(
                    vendor,
                    properties(null, null),
                    Samples.message(Channel.VOICE, Samples.appointment("a-1"), LATER, ZoneId.of("UTC")));

            assertThat(vendor.received().get(0).body()).contains("\"Date\":\"2026-07-01T08:00:00+00:00\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900123", "447700900123", "+0447700900123", "jo@example.org", "+44770090012312345"})
    void refusesANumberThatIsNotInternationalWithoutARequest(String recipient) throws Exception {
        OutboundMessage message = Samples.message(Channel.VOICE, null);
        OutboundMessage wrong = new OutboundMessage(
                message.attempt(),
                message.practice(),
                message.appointment(),
                message.patient(),
                message.channel(),
                recipient,
                null,
                message.body(),
                null,
                List.of());
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            assertThat(send(vendor, properties(null, null), wrong))
                    .isInstanceOf(Refused.class)
                    .asString()
                    .doesNotContain(recipient);
            assertThat(vendor.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"MessageId\":1}", "{\"Success\":\"true | false\",\"MessageId\":1}"})
    void isUnknownWhereTheAnswerDoesNotSayWhetherItIsASuccess(String body) {
        assertThat(read(200, body)).isEqualTo(new Unknown("the answer does not say whether it is a success"));
    }

    @Test
    void isUnknownWhereASuccessHasNoMessageId() {
        assertThat(read(200, "{\"Success\":true}")).isInstanceOf(Unknown.class);
        assertThat(read(200, "{\"Success\":true,\"MessageId\":0}")).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void isRefusedWithTheErrorsOfTheAnswer(int status) {
        assertThat(read(status, SEED_ANSWER.replace("\"Success\": true", "\"Success\": false")))
                .isEqualTo(
                        new Refused("status 1", "sample string 1: sample string 2; sample string 3: sample string 4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void isRefusedWithTheStatusWhereThereAreNoErrors(String errors) {
        assertThat(read(200, "{\"Success\":false,\"Status\":\"No credit\",\"Errors\":" + errors + "}"))
                .isEqualTo(new Refused("refused", "No credit"));
    }

    @Test
    void isRefusedWithTheModelStateOfAnHttpError() {
        String body =
                "{\"Message\":\"The request is invalid.\",\"ModelState\":{\"request.Destination\":[\"Is needed.\"]}}";
        assertThat(read(400, body))
                .isEqualTo(Refused.recipient("invalid", "The request is invalid. Destination: Is needed."));
    }

    @ParameterizedTest
    @CsvSource({"request.APIKey", "Username", "request.source", "CustomerSiteId"})
    void takesItForTheAccountWhereAMemberOfEveryCallIsRefused(String member) {
        assertThat(read(400, "{\"Message\":\"Invalid.\",\"ModelState\":{\"" + member + "\":[\"Wrong.\"]}}"))
                .isInstanceOf(AccountRefused.class);
        assertThat(read(200, "{\"Success\":false,\"Errors\":{\"" + member + "\":\"Wrong.\"}}"))
                .isInstanceOf(AccountRefused.class);
    }

    @Test
    void isUnknownWhereARefusedRequestSaysItIsASuccess() {
        assertThat(read(400, SEED_ANSWER)).isInstanceOf(Unknown.class);
    }

    @Test
    void neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOff(SEED_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
    }

    @Test
    void carriesCallsOnlyAndSchedulesThem() {
        var sender = sender(new HttpTransport(PatientCommsProperties.DEFAULTS.route()), properties(null, null));
        assertThat(Channel.values()).filteredOn(sender::carries).containsExactly(Channel.VOICE);
        assertThat(Channel.values()).filteredOn(sender::schedules).containsExactly(Channel.VOICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "sample string 4"})
    void refusesASourceOfTheWrongLength(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(source, null, null))
                .withMessage("'" + source + "' cannot be the source of a call. Write 3 to 14 characters.");
    }

    @Test
    void refusesASiteOfMoreThanAHundredCharacters() {
        assertThat(properties("s".repeat(100), null).customerSiteId()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> properties("s".repeat(101), null));
    }

    private static SendOutcome read(int status, String body) {
        return read(Samples.answered(status, body));
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new PatientCommsAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }

    private static SendOutcome send(VendorDouble vendor, PatientCommsProperties properties, OutboundMessage message)
            throws Exception {
        return sender(new HttpTransport(vendor.route()), properties)
                .send(message)
                .get(30, TimeUnit.SECONDS);
    }

    private static PatientCommsVoiceCall sender(HttpTransport transport, PatientCommsProperties properties) {
        return new PatientCommsVoiceCall(properties, Samples.SECRETS, transport, Samples.CLOCK);
    }

    private static PatientCommsProperties properties(@Nullable String site, @Nullable Boolean restrict) {
        return properties("Nightrounds", site, restrict);
    }

    private static PatientCommsProperties properties(String source, @Nullable String site, @Nullable Boolean restrict) {
        PatientCommsProperties defaults = PatientCommsProperties.DEFAULTS;
        return new PatientCommsProperties(
                defaults.baseUrl(),
                WireFormat.JSON,
                "${secret:ONE}",
                "nightly",
                source,
                site,
                restrict,
                defaults.connectTimeout(),
                defaults.readTimeout());
    }
}
