package io.nightrounds.provider.globalportal;

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
import io.nightrounds.provider.globalportal.GlobalPortalProperties.From;
import io.nightrounds.provider.wire.WireFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalPortalOneOffMessagesTest {
    private static final String SEED_ANSWER =
            "{\n\"patientCommunicationId\": \"d3e26757-dc05-4ca0-bc05-93a6944b89f7\",\n\"success\": true\n}";
    private static final From ALL = new From("Thames", "+442079460100", "hello@example.org");

    @Test
    void writesAnEmailInTheDocumentsOrder() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            SendOutcome outcome = send(vendor, properties(null, ALL, Map.of()), Samples.message(Channel.EMAIL, null));

            assertThat(outcome).isEqualTo(new Accepted("d3e26757-dc05-4ca0-bc05-93a6944b89f7", null));
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /api/OneOffMessages HTTP/1.1");
                assertThat(request.body())
                        .isEqualTo(
                                "{\"method\":\"Email\",\"locationExternalId\":\"room-2\",\"patientExternalId\":\"p-7\","
                                        + "\"from\":\"hello@example.org\",\"to\":\"jo@example.org\",\"messageSubject\":\"Your visit\","
                                        + "\"messageBody\":\"See you on 1 July at 09:30, Josephine.\"}");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"SMS, Sms, Thames", "VOICE, Voice, +442079460100"})
    void writesMethodAndSenderOfTheChannelAndNoSubject(Channel channel, String method, String from) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(vendor, properties(null, ALL, Map.of()), Samples.message(channel, null));

            assertThat(vendor.received().get(0).body())
                    .startsWith("{\"method\":\"" + method + "\",")
                    .contains("\"from\":\"" + from + "\",\"to\":\"+447700900123\",\"messageBody\":");
        }
    }

    @Test
    void takesTheConfiguredLocationBeforeTheAppointments() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(vendor, properties(null, ALL, Map.of("thames", "L9")), Samples.message(Channel.SMS, null));

            assertThat(vendor.received().get(0).body()).contains("\"locationExternalId\":\"L9\"");
        }
    }

    @Test
    void takesThePracticesKeyForALocationThatNobodyNames() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            OutboundMessage message = Samples.message(Channel.SMS, Samples.bareAppointment("a-1"), null, null);
            send(vendor, properties(null, ALL, Map.of()), message);

            assertThat(vendor.received().get(0).body()).contains("\"locationExternalId\":\"thames\"");
        }
    }

    @Test
    void sendsTheCredentialInTheConfiguredHeader() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            send(vendor, properties("X-Portal-Key", ALL, Map.of()), Samples.message(Channel.SMS, null));

            assertThat(vendor.received().get(0).header("X-Portal-Key")).isEqualTo(Samples.CANARY_ONE);
        }
    }

    @Test
    void isRefusedWithoutAReasonWhereTheAnswerSaysNoSuccess() {
        assertThat(read(200, "{\"patientCommunicationId\":null,\"success\":false}"))
                .isEqualTo(new Refused("refused", "The vendor answered success:false, which carries no reason."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"patientCommunicationId\":\"d3e26757-dc05-4ca0-bc05-93a6944b89f7\"}",
                "{\"success\":true}",
                "{\"success\":true,\"patientCommunicationId\":\"soon\"}",
                "{\"success\":1,\"patientCommunicationId\":\"d3e26757-dc05-4ca0-bc05-93a6944b89f7\"}"
            })
    void isUnknownWithoutSuccessAndId(String body) {
        assertThat(read(200, body)).isInstanceOf(Unknown.class);
    }

    @Test
    void isRefusedWithTheModelStateOfAnHttpError() {
        String body =
                "{\"Message\":\"The request is invalid.\",\"ModelState\":{\"model.To\":[\"The To field is required.\"]}}";
        assertThat(read(400, body))
                .isEqualTo(Refused.recipient("invalid", "The request is invalid. To: The To field is required."));
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
    void carriesTheChannelsThatHaveASenderAndSchedulesNone() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            var sender = sender(vendor, properties(null, new From(null, null, "hello@example.org"), Map.of()));
            assertThat(Channel.values()).filteredOn(sender::carries).containsExactly(Channel.EMAIL);
            assertThat(Channel.values()).noneMatch(sender::schedules);
            assertThat(sender.send(Samples.message(Channel.DIRECT, null)).join())
                    .isInstanceOf(Refused.class);
            assertThat(vendor.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-type", "X Key", "X-Key:", ""})
    void refusesAHeaderThatCannotCarryACredential(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(header, ALL, Map.of()))
                .withMessageStartingWith("'" + header + "' cannot be the header of a credential.");
    }

    private static SendOutcome read(int status, String body) {
        return read(Samples.answered(status, body));
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new GlobalPortalAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }

    private static SendOutcome send(VendorDouble vendor, GlobalPortalProperties properties, OutboundMessage message)
            throws Exception {
        return sender(vendor, properties).send(message).get(30, TimeUnit.SECONDS);
    }

    private static GlobalPortalOneOffMessages sender(VendorDouble vendor, GlobalPortalProperties properties) {
        return new GlobalPortalOneOffMessages(
                properties, Samples.SECRETS, new HttpTransport(vendor.route()), Samples.CLOCK);
    }

    private static GlobalPortalProperties properties(
            @Nullable String header, From from, Map<String, String> locations) {
        GlobalPortalProperties defaults = GlobalPortalProperties.DEFAULTS;
        return new GlobalPortalProperties(
                defaults.baseUrl(),
                WireFormat.JSON,
                header,
                header == null ? null : "${secret:ONE}",
                from,
                locations,
                defaults.connectTimeout(),
                defaults.readTimeout());
    }
}
