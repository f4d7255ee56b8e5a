package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.poursBytes;
import static io.nightrounds.provider.VendorDouble.writesAndCloses;
import static io.nightrounds.provider.VendorDouble.writesAndResets;
import static io.nightrounds.provider.VendorDouble.writesAndStalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
    private static final Payload BODY = Payload.json(Json.object().put("to", "someone"));
    private static final String PROMISES_100 = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

    @Test
    void postsJsonAndKeepsWhatTheAnswerSays() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, "{\"a\":1}", "Retry-After: 7"))) {
            Reply reply = post(new HttpTransport(vendor.route()), "/x/y");

            assertThat(reply).asInstanceOf(type(Answered.class)).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.retryAfter()).isEqualTo("7");
                assertThat(answer.contentType()).isEqualTo("application/json");
                assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
            });
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /x/y HTTP/1.1");
                assertThat(request.header("Content-Type")).isEqualTo("application/json");
                assertThat(request.header("x-key")).isEqualTo("k");
                assertThat(request.body()).isEqualTo("{\"to\":\"someone\"}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 401, 407, 429, 500, 503})
    void reportsAnyStatusAfterOneRequest(int status) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(status, "", "Location: /elsewhere", "Retry-After: 0"))) {
            Reply reply = post(new HttpTransport(vendor.route()), "/x");

            assertThat(reply).asInstanceOf(type(Answered.class)).satisfies(answer -> assertThat(answer.status())
                    .isEqualTo(status));
            assertThat(vendor.received()).hasSize(1);
        }
    }

    static Stream<Named<Behaviour>> faultsAfterTheRequest() {
        return Stream.of(
                Named.of("reset before the answer", writesAndResets("")),
                Named.of("end of stream before the answer", writesAndCloses("")),
                Named.of("reset within the status line", writesAndResets("HTTP/1.1 2")),
                Named.of("end of stream within the headers", writesAndCloses("HTTP/1.1 200 OK\r\nConte")),
                Named.of("reset within the body", writesAndResets(PROMISES_100 + "{\"success\":true}")),
                Named.of("end of stream within the body", writesAndCloses(PROMISES_100 + "{\"success\":true}")),
                Named.of("not HTTP", writesAndCloses("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                Named.of("too large an answer", poursBytes(BoundedBody.MOST_BYTES + 8192)));
    }

    @ParameterizedTest
    @MethodSource("faultsAfterTheRequest")
    void callsARequestLostThatWasNotAnsweredWhole(Behaviour fault) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(fault)) {
            Reply reply = post(new HttpTransport(vendor.route()), "/x");

            assertThat(reply).isInstanceOf(Lost.class);
            assertThat(vendor.received()).hasSize(1);
            assertThat(vendor.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("faultsAfterTheRequest")
    void callsItLostOnAReusedConnectionToo(Behaviour fault) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, "{}"), fault)) {
            HttpTransport transport = new HttpTransport(vendor.route());
            post(transport, "/first");
            Reply reply = post(transport, "/second");

            assertThat(reply).isInstanceOf(Lost.class);
            assertThat(vendor.received()).hasSize(2);
            assertThat(vendor.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", PROMISES_100 + "{\"success\":true}"})
    void callsItLostWhereTheAnswerStalls(String said) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(writesAndStalls(said))) {
            assertThat(post(new HttpTransport(vendor.impatientRoute()), "/x"))
                    .isEqualTo(new Lost("no whole answer within PT1.5S"));
            assertThat(vendor.received()).hasSize(1);
        }
    }

    @Test
    void acceptsAnAnswerOfTheLargestSize() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(poursBytes(BoundedBody.MOST_BYTES))) {
            assertThat(post(new HttpTransport(vendor.route()), "/x"))
                    .asInstanceOf(type(Answered.class))
                    .satisfies(answer -> assertThat(answer.body()).hasSize(BoundedBody.MOST_BYTES));
        }
    }

    /** Whether the reset comes before or after the client calls itself connected is a race; one connection it is. */
    @Test
    void doesNotConnectAgainAfterAResetAtOnce() throws Exception {
        try (VendorDouble vendor = VendorDouble.thatResetsOnAccept()) {
            assertThat(post(new HttpTransport(vendor.route()), "/x")).isNotInstanceOf(Answered.class);
            assertThat(vendor.connections()).isEqualTo(1);
        }
    }

    @Test
    void provesNotSentWhereTheConnectionIsRefused() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertThat(post(transport("http://127.0.0.1:" + port), "/x"))
                .isEqualTo(new NotConnected("no connection could be made"));
    }

    @Test
    void provesNotSentWhereTheHostHasNoAddress() throws Exception {
        assertThat(post(transport("https://nightrounds.invalid"), "/x"))
                .isEqualTo(new NotConnected("the host name is not known"));
    }

    @Test
    void provesNotSentWhereNobodyTakesTheConnection() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            while (connects(full, crowd)) {
                assertThat(crowd).as("connections until the queue is full").hasSizeLessThan(1000);
            }
            assertThat(post(transport("http://127.0.0.1:" + full.getLocalPort()), "/x"))
                    .isEqualTo(new NotConnected("no connection within PT0.5S"));
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    void provesNotSentWhereTheOtherSideSpeaksNoTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread greeter = new Thread(() -> greet(plain));
            greeter.start();
            assertThat(post(transport("https://127.0.0.1:" + plain.getLocalPort()), "/x"))
                    .isInstanceOf(NotConnected.class);
            greeter.join();
        }
    }

    @Test
    void provesNotSentWhereTheTlsHandshakeIsCutOff() throws Exception {
        try (VendorDouble vendor = VendorDouble.thatResetsOnAccept()) {
            assertThat(post(transport("https://127.0.0.1:" + vendor.port()), "/x"))
                    .isInstanceOf(NotConnected.class);
        }
    }

    @Test
    void provesNotSentWhereTheTlsHandshakeStalls() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThat(post(transport("https://127.0.0.1:" + mute.getLocalPort()), "/x"))
                    .isInstanceOf(NotConnected.class);
        }
    }

    @Test
    void provesNotSentWhereTheCertificateIsNotTrusted() throws Exception {
        try (TlsDouble untrusted = TlsDouble.selfSigned()) {
            Route patient = new Route(URI.create(untrusted.base()), Duration.ofSeconds(20), Duration.ofSeconds(20));
            assertThat(post(new HttpTransport(patient), "/x"))
                    .isEqualTo(new NotConnected("the TLS handshake failed (SSLHandshakeException)"));
            assertThat(untrusted.bytesRead()).isZero();
        }
    }

    private static void greet(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getInputStream().read(new byte[512]);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean connects(ServerSocket server, List<Socket> crowd) throws IOException {
        Socket socket = new Socket();
        crowd.add(socket);
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 200);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    private static HttpTransport transport(String base) {
        return new HttpTransport(new Route(URI.create(base), Duration.ofMillis(500), Duration.ofMillis(700)));
    }

    private static Reply post(HttpTransport transport, String path) throws Exception {
        return transport.post(path, Map.of("x-key", "k"), BODY).get(30, TimeUnit.SECONDS);
    }
}
