package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.answersAs;
import static io.nightrounds.provider.VendorDouble.answersWithAGzipBomb;
import static io.nightrounds.provider.VendorDouble.poursBytes;
import static io.nightrounds.provider.VendorDouble.writes;
import static io.nightrounds.provider.VendorDouble.writesAndCloses;
import static io.nightrounds.provider.VendorDouble.writesAndHalfCloses;
import static io.nightrounds.provider.VendorDouble.writesAndResets;

import io.nightrounds.provider.VendorDouble.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can go wrong once a request is read, and what the protocol's table says of it, for a send and for the sync. */
record Faults(String name, Behaviour behaviour, String ofSend, String ofSync) {
    private static final int A_GIGABYTE = 1 << 30;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    /** Would be a success for every one of the vendors, if it came whole and as what it is. */
    private static final String SUCCESS = "{\"Success\":true,\"MessageId\":7,\"Id\":7,\"successful\":true,"
            + "\"responseCode\":2000,\"patientCommunicationId\":\"1b4e28ba-2fa1-41d2-883f-0016d3cca427\",\"statuses\":[]}";

    private static final String CUT = SUCCESS.substring(0, SUCCESS.length() - 1);
    private static final String LOGIN_PAGE = "<!DOCTYPE html><html><title>Please log in</title></html>";

    static List<Faults> ofTheWire() {
        return List.of(
                unclear("reset after the request", writesAndResets("")),
                unclear("reset within the status line", writesAndResets("HTTP/1.1 2")),
                unclear("reset within the headers", writesAndResets("HTTP/1.1 200 OK\r\nConte")),
                unclear("reset within the body", writesAndResets(promising(1000) + SUCCESS)),
                unclear("end of stream", writesAndCloses("")),
                unclear("end of stream within the headers", writesAndCloses(OK)),
                unclear("body cut off", writesAndCloses(promising(1000) + SUCCESS)),
                unclear("body without a length cut off", writesAndCloses(OK + "\r\n" + CUT)),
                unclear("half-closed before the answer", writesAndHalfCloses("")),
                unclear("half-closed within the body", writesAndHalfCloses(promising(1000) + SUCCESS)),
                unclear("two lengths that contradict each other", writesAndCloses(lengths(1000, SUCCESS.length()))),
                unclear("a length that is no number", writesAndCloses(OK + "Content-Length: many\r\n\r\n" + SUCCESS)),
                unclear("a length of less than nothing", writesAndCloses(OK + "Content-Length: -7\r\n\r\n" + SUCCESS)),
                unclear("chunks cut off", writesAndCloses(chunked("7f\r\n" + SUCCESS.substring(0, 50)))),
                unclear("chunks without the last", writesAndCloses(chunked(chunk(CUT)))),
                unclear("a chunk without a size", writesAndCloses(chunked("zz\r\n" + SUCCESS + "\r\n0\r\n\r\n"))),
                unclear("not HTTP", writesAndCloses("220 mail.example.org ESMTP\r\n\r\n")),
                unclear("another protocol's greeting", writesAndCloses("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                unclear("a status that is no number", writesAndCloses("HTTP/1.1 2OO OK\r\n\r\n" + SUCCESS)),
                unclear("headers without end", writesAndCloses(headers(20_000))),
                unclear(
                        "many headers before an error",
                        writes("HTTP/1.1 502 Bad\r\n" + "X-Filler: " + "x".repeat(4096)
                                + "\r\nContent-Length: 0\r\n\r\n")),
                unclear("103, then 502", writesAndCloses("HTTP/1.1 103 Early Hints\r\n\r\n" + badGateway())),
                unclear("102, then nothing", writesAndCloses("HTTP/1.1 102 Processing\r\n\r\n")),
                unclear("101", writesAndCloses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
                unclear("gzip bomb", answersWithAGzipBomb()),
                unclear(
                        "an unknown encoding",
                        writes(OK + "Content-Encoding: br\r\nContent-Length: 4\r\n\r\n\u000b\u0002x\u0003")),
                unclear("a gigabyte", poursBytes(A_GIGABYTE)));
    }

    static List<Faults> ofTheAnswer() {
        List<Faults> faults = new ArrayList<>(List.of(
                unclear("200 without a body", answers(200, "")),
                unclear("200 with a login page", answersAs("text/html; charset=utf-8", 200, LOGIN_PAGE)),
                unclear("200 with a login page that calls itself JSON", answers(200, LOGIN_PAGE)),
                unclear("200 with a success that calls itself XML", answersAs("application/xml", 200, SUCCESS)),
                unclear(
                        "200 with a success in an unknown character set",
                        answersAs("application/json; charset=no-such", 200, CUT)),
                unclear("200 with bytes that are no text", answers(200, "\u0000\u0001\ufffd{}")),
                unclear("200 with a list", answers(200, "[" + SUCCESS + "]")),
                unclear("200 with a text", answers(200, "\"Success\"")),
                unclear("200 with two objects", answers(200, SUCCESS + SUCCESS)),
                unclear("202 without a body", answers(202, "")),
                unclear("204", writes("HTTP/1.1 204 No Content\r\n\r\n")),
                unclear("205", answers(205, "")),
                unclear("400 with a proxy's page", answersAs("text/html", 400, LOGIN_PAGE)),
                unclear("422 without a body", answers(422, "")),
                unclear("503 that names a time", answers(503, "", "Retry-After: 0")),
                new Faults("413", answers(413, ""), "Unknown", "TooLarge"),
                new Faults("429", answers(429, "", "Retry-After: 0"), "Throttled", "Passing"),
                new Faults(
                        "429 that names no readable time",
                        answers(429, "", "Retry-After: soon"),
                        "Throttled",
                        "Passing"),
                new Faults("400 with words", answers(400, "{\"Message\":\"no\"}"), "Refused", "Refused"),
                new Faults("422 with words", answers(422, "{\"Message\":\"no\"}"), "Refused", "Refused")));
        IntStream.of(402, 406, 408, 409, 411, 412, 425, 426, 431, 451, 500, 501, 502, 504, 507, 511, 520, 599)
                .mapToObj(status -> unclear(String.valueOf(status), answers(status, SUCCESS)))
                .forEach(faults::add);
        IntStream.of(300, 301, 302, 303, 304, 305, 307, 308, 401, 403, 404, 405, 407, 410, 415)
                .mapToObj(Faults::account)
                .forEach(faults::add);
        return faults;
    }

    /** Those that end only when our patience does. */
    static List<Faults> withoutEnd() {
        return List.of(
                unclear("silence", VendorDouble.writesAndStalls("")),
                unclear("silence within the headers", VendorDouble.writesAndStalls(OK)),
                unclear("silence within the body", VendorDouble.writesAndStalls(promising(1000) + SUCCESS)),
                unclear("one byte at a time", VendorDouble.drips(promising(100_000))));
    }

    /**
     * What some client or other takes for a reason to post by itself once more, mostly on a connection it had before.
     */
    static Stream<Faults> thatOthersAnswerByPostingAgain() {
        Set<String> statuses = Set.of("302", "307", "308", "401", "407", "408", "425", "429", "503 that names a time");
        return Stream.concat(
                ofTheWire().stream(), ofTheAnswer().stream().filter(fault -> statuses.contains(fault.name())));
    }

    static Stream<Faults> thatEnd() {
        return Stream.concat(ofTheWire().stream(), ofTheAnswer().stream());
    }

    @Override
    public String toString() {
        return name;
    }

    private static Faults unclear(String name, Behaviour behaviour) {
        return new Faults(name, behaviour, "Unknown", "Passing");
    }

    private static Faults account(int status) {
        return new Faults(
                String.valueOf(status),
                answers(status, "", "Location: /elsewhere"),
                "AccountRefused",
                "AccountRefused");
    }

    private static String promising(int length) {
        return OK + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String lengths(int first, int second) {
        return OK + "Content-Length: " + first + "\r\nContent-Length: " + second + "\r\n\r\n" + SUCCESS;
    }

    private static String chunked(String chunks) {
        return OK + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String badGateway() {
        return "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
    }

    private static String headers(int count) {
        return OK + "X-Filler: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n".repeat(count);
    }
}
