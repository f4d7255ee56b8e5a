package io.nightrounds.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands on the wire between the program and PostgreSQL, reads what the program says, and cuts a connection at one
 * chosen commit: either the server never hears of it, or the program never hears that it was done.
 */
public final class PostgresRelay implements AutoCloseable {
    /** Where a connection is cut. */
    public enum Cut {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    private static final int PROTOCOL = 3 << 16;

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final String statement;
    private final Cut cut;
    private final AtomicInteger commitsLeft;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private PostgresRelay(String host, int port, String statement, int nth, Cut cut) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        this.statement = statement;
        this.cut = cut;
        this.commitsLeft = new AtomicInteger(nth);
    }

    /** Cuts, once, at the nth commit of a transaction in which a statement with that text was prepared. */
    public static PostgresRelay cutting(String url, Cut cut, int nth, String statement) {
        try {
            String authority = url.substring(url.indexOf("//") + 2, url.indexOf('/', url.indexOf("//") + 2));
            int colon = authority.indexOf(':');
            PostgresRelay relay = new PostgresRelay(
                    authority.substring(0, colon),
                    Integer.parseInt(authority.substring(colon + 1)),
                    statement,
                    nth,
                    cut);
            start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That database's URL, by way of the relay. Every statement is sent as text, so that it can be recognized. */
    public String url(String url) {
        String there = "//" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort() + "/";
        return url.replaceFirst("//[^/]*/", there) + "&prepareThreshold=0&sslmode=disable";
    }

    /** Whether the chosen commit came. */
    public boolean struck() {
        return commitsLeft.get() <= 0;
    }

    @Override
    public void close() {
        shut(listener);
        sockets.forEach(PostgresRelay::shut);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket program = listener.accept();
                Socket server = new Socket(host, port);
                program.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.addAll(List.of(program, server));
                Conversation conversation = new Conversation(program, server);
                start(conversation::forth);
                start(conversation::back);
            } catch (IOException e) {
                // closed, or the server is away: the program sees a connection that ends
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "postgres-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is closed
        }
    }

    private final class Conversation {
        private final Socket program;
        private final Socket server;
        private volatile boolean muted;
        private boolean chosen;

        Conversation(Socket program, Socket server) {
            this.program = program;
            this.server = server;
        }

        void forth() {
            try (program;
                    server) {
                DataInputStream in = new DataInputStream(program.getInputStream());
                DataOutputStream out = new DataOutputStream(server.getOutputStream());
                while (pass(in, out, false) != PROTOCOL) {
                    // asks for encryption first, which the server declines
                }
                while (true) {
                    pass(in, out, true);
                }
            } catch (IOException e) {
                // one side has ended
            }
        }

        /** @return the first number of the message, which says what a message without a type is */
        private int pass(DataInputStream in, DataOutputStream out, boolean typed) throws IOException {
            int type = typed ? in.readUnsignedByte() : 0;
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            if (type == 'P' || type == 'Q') {
                heard(new String(body, StandardCharsets.UTF_8));
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(whole);
            if (typed) {
                message.write(type);
            }
            message.writeInt(length);
            message.write(body);
            out.write(whole.toByteArray());
            return body.length < Integer.BYTES
                    ? 0
                    : java.nio.ByteBuffer.wrap(body).getInt();
        }

        private void heard(String text) throws IOException {
            if (text.contains("BEGIN")) {
                chosen = false;
            }
            chosen |= text.contains(statement);
            if (text.contains("COMMIT") && chosen && commitsLeft.decrementAndGet() == 0) {
                if (cut == Cut.BEFORE_THE_COMMIT) {
                    throw new IOException("cut");
                }
                muted = true;
            }
        }

        void back() {
            byte[] buffer = new byte[8192];
            try (program;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = program.getOutputStream();
                for (int read = in.read(buffer); read >= 0 && !muted; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // one side has ended
            }
        }
    }
}
