package io.nightrounds.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** The far end of a wire, on loopback: counts connections and whole requests, and answers or breaks as it is told. */
public final class VendorDouble implements AutoCloseable {
    /** What the far end does once it has read a whole request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Socket socket) throws IOException;
    }

    /** A whole request as it came. */
    public record Received(String line, String head, String body) {
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket server;
    private final List<Behaviour> behaviours;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Manner manner;

    /** How the far end takes what comes. */
    private enum Manner {
        READS_ALL,
        RESETS_ON_ACCEPT,
        SPEAKS_FIRST,
        RESETS_WITHIN_REQUEST,
        ANSWERS_BEFORE_BODY
    }

    private VendorDouble(Manner manner, List<Behaviour> behaviours) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.manner = manner;
        this.behaviours = behaviours;
        daemon(this::accept);
    }

    /** The n-th request meets the n-th behaviour, later ones the last. */
    public static VendorDouble that(Behaviour... behaviours) {
        return new VendorDouble(Manner.READS_ALL, List.of(behaviours));
    }

    static VendorDouble thatResetsOnAccept() {
        return new VendorDouble(Manner.RESETS_ON_ACCEPT, List.of());
    }

    /** It has read the headers of a request, and none of its body, when it breaks off. */
    static VendorDouble thatResetsWithinTheRequest() {
        return new VendorDouble(Manner.RESETS_WITHIN_REQUEST, List.of());
    }

    /** It answers as soon as it has read the headers of a request; the body it reads for manners only. */
    static VendorDouble thatAnswersBeforeTheBody(Behaviour behaviour) {
        return new VendorDouble(Manner.ANSWERS_BEFORE_BODY, List.of(behaviour));
    }

    /** It says that as soon as someone connects, and hangs up. */
    static VendorDouble thatGreets(String raw) {
        return new VendorDouble(Manner.SPEAKS_FIRST, List.of(writesAndHalfCloses(raw)));
    }

    public static Behaviour answers(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return writes("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n" + lines(headers) + "\r\n" + body);
    }

    /** An answer of another media type. */
    public static Behaviour answersAs(String contentType, int status, String body) {
        return writes("HTTP/1.1 " + status + " Status\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** A small body that unpacks to a thousand times its size. */
    static Behaviour answersWithAGzipBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"success\":true".getBytes(StandardCharsets.UTF_8));
            gzip.write(" ".repeat(64 << 20).getBytes(StandardCharsets.UTF_8));
            gzip.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return socket -> {
            writes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + packed.size() + "\r\n\r\n")
                    .answer(socket);
            socket.getOutputStream().write(packed.toByteArray());
            socket.getOutputStream().flush();
        };
    }

    static Behaviour writes(String raw) {
        return socket -> {
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        };
    }

    static Behaviour writesAndCloses(String raw) {
        return socket -> {
            writes(raw).answer(socket);
            socket.close();
        };
    }

    static Behaviour writesAndResets(String raw) {
        return socket -> {
            writes(raw).answer(socket);
            reset(socket);
        };
    }

    /** Says this much and that it will say no more, and reads on until the caller hangs up. */
    static Behaviour writesAndHalfCloses(String raw) {
        return socket -> {
            writes(raw).answer(socket);
            socket.shutdownOutput();
            readToTheEnd(socket);
            socket.close();
        };
    }

    /** Says this much, and then a space every now and then until the caller hangs up. */
    static Behaviour drips(String raw) {
        return socket -> {
            writes(raw).answer(socket);
            CountDownLatch never = new CountDownLatch(1);
            try {
                while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    writes(" ").answer(socket);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Says this much and then nothing, until the caller hangs up. */
    static Behaviour writesAndStalls(String raw) {
        return socket -> {
            writes(raw).answer(socket);
            readToTheEnd(socket);
        };
    }

    private static void readToTheEnd(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // what else comes is not for us
        }
    }

    static Behaviour poursBytes(int count) {
        return socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] block = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < count; written += block.length) {
                out.write(block);
            }
            socket.close();
        };
    }

    public Route route() {
        return new Route(base(), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /** For what is never answered. */
    Route impatientRoute() {
        return new Route(base(), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getLocalPort();
    }

    public List<Received> received() {
        return received;
    }

    /** Requests whose headers came, whether or not the rest did. */
    int begun() {
        return begun.get();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                if (manner == Manner.RESETS_ON_ACCEPT) {
                    reset(socket);
                } else {
                    daemon(() -> serve(socket));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try {
            if (manner == Manner.SPEAKS_FIRST) {
                behaviours.get(0).answer(socket);
            }
            while (!socket.isClosed()) {
                Received request = read(socket);
                int number;
                synchronized (received) {
                    received.add(request);
                    number = received.size();
                }
                if (manner != Manner.ANSWERS_BEFORE_BODY) {
                    behaviours.get(Math.min(number, behaviours.size()) - 1).answer(socket);
                }
            }
        } catch (IOException hungUp) {
            // the caller went away, or the behaviour closed the socket
        }
    }

    private Received read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("end of stream");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        begun.incrementAndGet();
        if (manner == Manner.RESETS_WITHIN_REQUEST) {
            reset(socket);
        } else if (manner == Manner.ANSWERS_BEFORE_BODY) {
            behaviours.get(0).answer(socket);
        }
        Received request = new Received(text.lines().findFirst().orElse(""), text, "");
        String given = request.header("Content-Length");
        int length = given.isEmpty() ? 0 : Integer.parseInt(given);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("end of stream");
        }
        return new Received(request.line(), text, new String(body, StandardCharsets.UTF_8));
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "vendor-double");
        thread.setDaemon(true);
        thread.start();
    }
}
