package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.answersWithAGzipBomb;
import static io.nightrounds.provider.VendorDouble.poursBytes;
import static io.nightrounds.provider.VendorDouble.writesAndCloses;
import static io.nightrounds.provider.VendorDouble.writesAndResets;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.provider.VendorDouble.Behaviour;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a vendor fails: one call is one POST, or none, and its outcome never claims more than is known. */
class OneRequestTest {
    private static final String ALL = Vendors.UPDOX + """
              patientcomms: { apiKey: "${secret:ONE}", username: n, source: Nightrounds }
              globalportal: { from: { email: a@example.org } }
              bokamera: { apiKey: "${secret:ONE}", token: "${secret:TWO}" }
            """;
    private static final String PROMISES_MORE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
                    + "{\"Success\":true,\"MessageId\":7,\"Id\":7,\"successful\":true,\"responseCode\":2000,\"statuses\":[]}";
    private static final int A_GIGABYTE = 1 << 30;

    static final List<String> CALLERS = List.of("bokamera", "patientcomms", "globalportal", "updox", "updox-sync");

    private record Fault(String name, Behaviour behaviour, String ofSend, String ofSync) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("reset after the request", writesAndResets(""), "Unknown", "Passing"),
            new Fault("reset within the answer", writesAndResets("HTTP/1.1 200 OK\r\nConte"), "Unknown", "Passing"),
            new Fault("end of stream", writesAndCloses(""), "Unknown", "Passing"),
            new Fault("body cut off", writesAndCloses(PROMISES_MORE), "Unknown", "Passing"),
            new Fault("302", answers(302, "", "Location: /elsewhere"), "AccountRefused", "AccountRefused"),
            new Fault("307", answers(307, "", "Location: /elsewhere"), "AccountRefused", "AccountRefused"),
            new Fault("308", answers(308, "", "Location: /elsewhere"), "AccountRefused", "AccountRefused"),
            new Fault("429", answers(429, "", "Retry-After: 0"), "Throttled", "Passing"),
            new Fault("503", answers(503, "", "Retry-After: 0"), "Unknown", "Passing"),
            new Fault("gzip bomb", answersWithAGzipBomb(), "Unknown", "Passing"),
            new Fault("a gigabyte", poursBytes(A_GIGABYTE), "Unknown", "Passing"));

    static Stream<Arguments> everyFaultOfEveryCaller() {
        return FAULTS.stream()
                .flatMap(fault -> CALLERS.stream().map(caller -> Arguments.of(fault.name(), caller, fault)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyFaultOfEveryCaller")
    void postsOnceOnAFreshConnection(String name, String caller, Fault fault) throws Exception {
        try (VendorDouble there = VendorDouble.that(fault.behaviour());
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcome(vendors, caller)).isEqualTo(expected(fault, caller));
            assertThat(there.begun()).isEqualTo(1);
            assertThat(there.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyFaultOfEveryCaller")
    void postsOnceOnAReusedConnection(String name, String caller, Fault fault) throws Exception {
        try (VendorDouble there = VendorDouble.that(answers(200, "{}"), fault.behaviour());
                Vendors vendors = Vendors.at(there, ALL)) {
            outcome(vendors, caller);
            assertThat(outcome(vendors, caller)).isEqualTo(expected(fault, caller));
            assertThat(there.begun()).isEqualTo(2);
            assertThat(there.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @FieldSource("CALLERS")
    void postsOnceWhereTheRequestIsBrokenOff(String caller) throws Exception {
        try (VendorDouble there = VendorDouble.thatResetsWithinTheRequest();
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcome(vendors, caller)).isEqualTo(isSync(caller) ? "Passing" : "Unknown");
            assertThat(there.begun()).isEqualTo(1);
        }
    }

    /** Whether the client calls itself connected before the reset is a race; it is one connection either way. */
    @ParameterizedTest
    @FieldSource("CALLERS")
    void postsAtMostOnceWhereTheConnectionIsResetAtOnce(String caller) throws Exception {
        try (VendorDouble there = VendorDouble.thatResetsOnAccept();
                Vendors vendors = Vendors.at(there, ALL)) {
            assertThat(outcome(vendors, caller))
                    .isIn(isSync(caller) ? List.of("Passing") : List.of("Unknown", "NotSent"));
            assertThat(there.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @FieldSource("CALLERS")
    void hasPostedNothingWhereTheConnectionIsRefused(String caller) throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (Vendors vendors = Vendors.at("http://127.0.0.1:" + port, ALL)) {
            assertThat(outcome(vendors, caller)).isEqualTo(isSync(caller) ? "Passing" : "NotSent");
        }
    }

    private static String expected(Fault fault, String caller) {
        return isSync(caller) ? fault.ofSync() : fault.ofSend();
    }

    private static boolean isSync(String caller) {
        return caller.equals("updox-sync");
    }

    private static String outcome(Vendors vendors, String caller) throws Exception {
        Object outcome = isSync(caller)
                ? vendors.sync()
                        .push("thames", List.of(Samples.appointment("a-1")))
                        .get(30, TimeUnit.SECONDS)
                : vendors.send(caller, Samples.message(CHANNELS.getOrDefault(caller, Channel.SMS), null));
        return outcome.getClass().getSimpleName();
    }

    private static final Map<String, Channel> CHANNELS = Map.of(
            "bokamera", Channel.SMS,
            "patientcomms", Channel.VOICE,
            "globalportal", Channel.EMAIL,
            "updox", Channel.DIRECT);
}
