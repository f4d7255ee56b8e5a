package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.VendorDouble.Received;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a vendor fails: one call is one POST, or none, and its outcome never claims more than is known. Every fault
 * meets the four senders and the sync, all five at once.
 */
class OneRequestTest {
    private static final String ALL = Vendors.UPDOX + """
              patientcomms: { apiKey: "${secret:ONE}", username: n, source: Nightrounds }
              globalportal: { from: { email: a@example.org } }
              bokamera: { apiKey: "${secret:ONE}", token: "${secret:TWO}" }
            """;
    private static final String IMPATIENT = """
            updox:
                applicationId: vendorId
                applicationPassword: ${secret:ONE}
                accounts: { thames: { accountId: acc-1, userId: reminders } }
                readTimeout: PT1S
                connectTimeout: PT1S
              patientcomms: { apiKey: "${secret:ONE}", username: n, source: Nightrounds, readTimeout: PT1S, connectTimeout: PT1S }
              globalportal: { from: { email: a@example.org }, readTimeout: PT1S, connectTimeout: PT1S }
              bokamera: { apiKey: "${secret:ONE}", token: "${secret:TWO}", readTimeout: PT1S, connectTimeout: PT1S }
            """;
    private static final Map<String, Channel> SENDERS = Map.of(
            "bokamera", Channel.SMS,
            "patientcomms", Channel.VOICE,
            "globalportal", Channel.EMAIL,
            "updox", Channel.DIRECT);
    private static final String SYNC = "updox-sync";
    private static final int CALLERS = 5;

    static Stream<Faults> thatEnd() {
        return Faults.thatEnd();
    }

    static Stream<Faults> thatOthersAnswerByPostingAgain() {
        return Faults.thatOthersAnswerByPostingAgain();
    }

    @ParameterizedTest
    @MethodSource("thatEnd")
    void postsOnceOnAFreshConnection(Faults fault) throws Exception {
        try (VendorDouble there = VendorDouble.that(fault.behaviour());
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcomes(vendors)).isEqualTo(expected(fault));
            assertOnePostOfEach(there, 1);
            assertThat(there.connections()).isEqualTo(CALLERS);
        }
    }

    @ParameterizedTest
    @MethodSource("thatOthersAnswerByPostingAgain")
    void postsOnceOnAReusedConnection(Faults fault) throws Exception {
        try (VendorDouble there = VendorDouble.that(afterOneGoodAnswerEach(fault));
                Vendors vendors = Vendors.at(there, ALL)) {
            outcomes(vendors);
            assertThat(outcomes(vendors)).isEqualTo(expected(fault));
            assertOnePostOfEach(there, 2);
            assertThat(there.connections()).isEqualTo(CALLERS);
        }
    }

    @Test
    void hangsUpAfterOnePostWhereTheAnswerDoesNotEnd() {
        assertThat(Faults.withoutEnd().parallelStream().map(OneRequestTest::hangUp))
                .containsOnly(each("Unknown", "Passing"));
    }

    private static Map<String, String> hangUp(Faults fault) {
        try (VendorDouble there = VendorDouble.that(fault.behaviour());
                Vendors vendors = Vendors.at(there, IMPATIENT)) {
            Map<String, String> outcomes = outcomes(vendors);
            assertOnePostOfEach(there, 1);
            return outcomes;
        } catch (Exception e) {
            throw new AssertionError(fault.name(), e);
        }
    }

    @Test
    void postsOnceWhereTheRequestIsBrokenOff() throws Exception {
        try (VendorDouble there = VendorDouble.thatResetsWithinTheRequest();
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcomes(vendors)).isEqualTo(each("Unknown", "Passing"));
            assertThat(there.begun()).isEqualTo(CALLERS);
        }
    }

    /** A gateway may answer without having read the body; what it says of the account counts all the same. */
    @Test
    void believesAnAnswerThatCameBeforeTheBodyWasRead() throws Exception {
        try (VendorDouble there = VendorDouble.thatAnswersBeforeTheBody(answers(401, "", "Connection: close"));
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcomes(vendors)).isEqualTo(each("AccountRefused", "AccountRefused"));
            assertThat(there.begun()).isEqualTo(CALLERS);
        }
    }

    /** Whether the client calls itself connected before the reset is a race; it is one connection each either way. */
    @Test
    void postsAtMostOnceWhereTheConnectionIsResetAtOnce() throws Exception {
        try (VendorDouble there = VendorDouble.thatResetsOnAccept();
                Vendors vendors = Vendors.at(there, ALL)) {
            Map<String, String> outcomes = outcomes(vendors);
            assertThat(outcomes.remove(SYNC)).isEqualTo("Passing");
            assertThat(outcomes.values()).isSubsetOf("Unknown", "NotSent");
            assertThat(there.connections()).isEqualTo(CALLERS);
        }
    }

    @Test
    void hasPostedNothingWhereTheConnectionIsRefused() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertNothingLeftFor("http://127.0.0.1:" + port);
    }

    @Test
    void hasPostedNothingWhereTheHostHasNoAddress() throws Exception {
        assertNothingLeftFor("https://nightrounds.invalid");
    }

    @Test
    void hasPostedNothingWhereTheTlsPortSpeaksPlainText() throws Exception {
        try (VendorDouble there = VendorDouble.thatGreets("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            assertNothingLeftFor("https://127.0.0.1:" + there.port());
            assertThat(there.begun()).isZero();
        }
    }

    @Test
    void hasPostedNothingWhereTheTlsHandshakeIsBrokenOff() throws Exception {
        try (VendorDouble there = VendorDouble.thatResetsOnAccept()) {
            assertNothingLeftFor("https://127.0.0.1:" + there.port());
        }
    }

    @Test
    void hasPostedNothingWhereTheTlsHandshakeIsRefused() throws Exception {
        try (TlsDouble there = TlsDouble.withoutCertificate()) {
            assertNothingLeftFor(there.base());
            assertThat(there.bytesRead()).isZero();
        }
    }

    @Test
    void hasPostedNothingWhereTheCertificateIsNotTrusted() throws Exception {
        try (TlsDouble there = TlsDouble.selfSigned()) {
            assertNothingLeftFor(there.base());
            assertThat(there.bytesRead()).isZero();
        }
    }

    private static void assertNothingLeftFor(String address) throws Exception {
        try (Vendors vendors = Vendors.at(address, ALL)) {
            assertThat(outcomes(vendors)).isEqualTo(each("NotSent", "Passing"));
        }
    }

    /** Each caller posts to a path of its own. */
    private static void assertOnePostOfEach(VendorDouble there, int calls) {
        assertThat(there.begun()).isEqualTo(CALLERS * calls);
        Map<String, Integer> posts = new LinkedHashMap<>();
        there.received().stream().map(Received::line).forEach(line -> posts.merge(line, 1, Integer::sum));
        assertThat(posts).hasSize(CALLERS).allSatisfy((line, count) -> {
            assertThat(line).startsWith("POST ");
            assertThat(count).isEqualTo(calls);
        });
    }

    private static Behaviour[] afterOneGoodAnswerEach(Faults fault) {
        List<Behaviour> behaviours = new ArrayList<>(Collections.nCopies(CALLERS, answers(200, "{}")));
        behaviours.add(fault.behaviour());
        return behaviours.toArray(Behaviour[]::new);
    }

    private static Map<String, String> expected(Faults fault) {
        return each(fault.ofSend(), fault.ofSync());
    }

    private static Map<String, String> each(String ofSend, String ofSync) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        SENDERS.keySet().forEach(sender -> outcomes.put(sender, ofSend));
        outcomes.put(SYNC, ofSync);
        return outcomes;
    }

    private static Map<String, String> outcomes(Vendors vendors) throws Exception {
        Map<String, CompletableFuture<?>> calls = new LinkedHashMap<>();
        SENDERS.forEach(
                (sender, channel) -> calls.put(sender, vendors.sender(sender).send(Samples.message(channel, null))));
        calls.put(SYNC, vendors.sync().push("thames", List.of(Samples.appointment("a-1"))));
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<?>> call : calls.entrySet()) {
            outcomes.put(
                    call.getKey(),
                    call.getValue().get(30, TimeUnit.SECONDS).getClass().getSimpleName());
        }
        return outcomes;
    }
}
