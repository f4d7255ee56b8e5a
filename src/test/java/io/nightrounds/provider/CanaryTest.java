package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.answersAs;
import static io.nightrounds.provider.VendorDouble.writesAndResets;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.nightrounds.appointment.Channel;
import io.nightrounds.provider.VendorDouble.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Contract 18: with canaries for secrets and contacts, every path of every vendor runs at DEBUG, and all that was
 * logged, thrown or returned is searched for them.
 */
class CanaryTest {
    private static final String FETCHED = "canary-fetched-t0ken";
    private static final String[] CANARIES = {
        Samples.CANARY_ONE,
        Samples.CANARY_TWO,
        FETCHED,
        "447700900123",
        "jo@example.org",
        "jo@direct.example.org",
        "Josephine",
        "Testperson",
        "1990-10-10"
    };
    private static final String JSON_ECHO = "{\"Message\":\"%1$s\",\"Success\":false,\"Errors\":{\"%1$s\":\"%1$s\"},"
            + "\"successful\":false,\"responseCode\":4650,\"responseMessage\":\"%1$s\",\"reason\":\"%1$s\","
            + "\"access_token\":\"" + FETCHED + "\",\"ResponseStatus\":{\"ErrorCode\":\"x\",\"Message\":\"%1$s\"}}";
    private static final String XML_ECHO =
            "<Error><Message>%1$s</Message><Success>false</Success><ResponseStatus><ErrorCode>x</ErrorCode><Message>%1$s</Message></ResponseStatus></Error>";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.nightrounds");
    private final List<String> said = new ArrayList<>();
    private final Level before = root.getLevel();
    private final Level oursBefore = ours.getLevel();

    /** Boot's bridge is on here as in the program, so that what the JDK logs is heard as well. */
    @BeforeEach
    void listen() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.ALL);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        SLF4JBridgeHandler.uninstall();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.INFO);
        root.detachAppender(log);
        root.setLevel(before);
        ours.setLevel(oursBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void contract18_showsNoSecretAndNoContactInAnyFormat(String format) throws Exception {
        String all = theirs();
        String body = format.equals("xml") ? XML_ECHO.formatted(all) : JSON_ECHO.formatted(all);
        for (int status : new int[] {200, 302, 400, 401, 403, 415, 429, 500, 503}) {
            callAll(format, answersAs("application/" + format, status, body));
        }
        callAll(format, answersAs("text/html", 200, "<html>" + all));
        callAll(format, writesAndResets("HTTP/1.1 200 OK\r\nX: " + Samples.CANARY_ONE));
        expectNoCanary(11 * 6);
    }

    @Test
    void contract18_showsNoSecretWhereALoginFetchesTokens() throws Exception {
        Behaviour granted = answers(200, JSON_ECHO.formatted("x"));
        String echo = JSON_ECHO.formatted(String.join(" ", CANARIES));
        for (Behaviour then : List.of(answers(400, echo), answers(401, echo), answers(500, echo))) {
            callLogin(granted, then);
        }
        for (Behaviour login :
                List.of(answers(400, echo), answers(200, "{"), answers(503, echo), writesAndResets(""))) {
            callLogin(login);
        }
        expectNoCanary(7);
    }

    @Test
    void contract18_showsNoSecretWhereOneIsMissingOrCannotBeSent() {
        said(() -> Credential.issued(Samples.CANARY_ONE + "\n"));
        said(() -> Credential.of(reference -> Samples.CANARY_ONE + "\u0007", "${secret:ONE}"));
        said(() -> Vendors.jobFile("bokamera: { apiKey: " + Samples.CANARY_ONE + ", token: \"${secret:TWO}\" }\n"));
        said(
                () -> Vendors.jobFile(
                        "updox: { baseUrl: \"https://u:" + Samples.CANARY_ONE + "@example.org\","
                                + " applicationId: a, applicationPassword: \"${secret:ONE}\", accounts: { thames: { accountId: a } } }\n"));
        expectNoCanary(3);
    }

    /** What each of the vendors was sent, and so could repeat. */
    private static String theirs() {
        return String.join(" ", CANARIES).replace(Samples.CANARY_TWO, "").replace(FETCHED, "");
    }

    private void callAll(String format, Behaviour vendor) throws Exception {
        String portal = format.equals("xml") ? "xml" : "form";
        String providers = Vendors.UPDOX + "    directSender: demographics\n"
                + "  patientcomms: { format: " + format
                + ", apiKey: \"${secret:ONE}\", username: n, source: Nightrounds }\n"
                + "  globalportal: { format: " + portal
                + ", header: X-Key, credential: \"${secret:ONE}\", from: { email: a@example.com } }\n"
                + "  bokamera: { format: " + format
                + ", apiKey: \"${secret:ONE}\", token: \"${secret:ONE}\", reconcile: trust }\n";
        try (VendorDouble there = VendorDouble.that(vendor);
                Vendors vendors = Vendors.at(there, providers)) {
            said.add(
                    vendors.send("bokamera", Samples.message(Channel.SMS, null)).toString());
            said.add(vendors.send("patientcomms", Samples.message(Channel.VOICE, null))
                    .toString());
            said.add(vendors.send("globalportal", Samples.message(Channel.EMAIL, null))
                    .toString());
            said.add(
                    vendors.send("updox", Samples.message(Channel.DIRECT, null)).toString());
            said.add(vendors.sync()
                    .push("thames", List.of(Samples.appointment("a-1")))
                    .get(30, TimeUnit.SECONDS)
                    .toString()
                    // the sync is of an appointment and knows no patient, whose contacts it could tell from other words
                    .replaceAll("Josephine|Testperson", ""));
            said.add(vendors.log("bokamera")
                    .lookUp("+447700900123")
                    .get(30, TimeUnit.SECONDS)
                    .toString());
        }
    }

    private void callLogin(Behaviour... behaviours) throws Exception {
        String account = "bokamera: { apiKey: \"${secret:ONE}\", login: { tokenUrl: \"https://identity.example.org/t\","
                + " clientId: night, username: u, password: \"${secret:TWO}\" } }\n";
        try (VendorDouble there = VendorDouble.that(behaviours);
                Vendors vendors = Vendors.at(there, account)) {
            said.add(
                    vendors.send("bokamera", Samples.message(Channel.SMS, null)).toString());
        }
    }

    private void said(Failing call) {
        try {
            call.run();
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                said.add(cause.toString());
            }
        }
    }

    private void expectNoCanary(int least) {
        assertThat(said).hasSizeGreaterThanOrEqualTo(least).allSatisfy(words -> assertThat(words)
                .doesNotContain(CANARIES));
        assertThat(List.copyOf(log.list)).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARIES);
            if (event.getThrowableProxy() != null) {
                assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .doesNotContain(CANARIES);
            }
        });
    }

    private interface Failing {
        void run() throws Exception;
    }
}
