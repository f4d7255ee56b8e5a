package io.nightrounds.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes requests on to the vendors, and failpoints on the way: one connection each, so that an answer ends with it.
 */
final class Relay implements Runnable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket door;
    private final URI vendors;

    private Relay(ServerSocket door, URI vendors) {
        this.door = door;
        this.vendors = vendors;
    }

    static Relay to(URI vendors) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), vendors);
        inTheBackground(relay);
        return relay;
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    @Override
    public void run() {
        while (true) {
            try {
                Socket client = door.accept();
                inTheBackground(() -> pass(client));
            } catch (IOException e) {
                throw new IllegalStateException("The relay lost its door", e);
            }
        }
    }

    private static void inTheBackground(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(Socket client) {
        try (client) {
            byte[] request = request(client.getInputStream());
            String desk = desk(new String(request, StandardCharsets.UTF_8));
            try (Socket vendor = new Socket(vendors.getHost(), vendors.getPort())) {
                Failpoint.pass(desk + "/connected");
                byHalves(request, vendor.getOutputStream(), desk + "/half-asked");
                Failpoint.pass(desk + "/asked");
                byte[] answer = vendor.getInputStream().readAllBytes();
                Failpoint.pass(desk + "/answered");
                byHalves(answer, client.getOutputStream(), desk + "/half-answered");
            }
        } catch (IOException e) {
            // either side may end a connection early; the other one then sees its end
        }
    }

    private static void byHalves(byte[] bytes, OutputStream out, String between) throws IOException {
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        Failpoint.pass(between);
        out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        out.flush();
    }

    /** The whole request, told to be the last on its connection. */
    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client left");
            }
            head.write(next);
        }
        String words = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(words);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(words.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** Which of the vendors' desks is asked, by the path, in the words of the sandbox. */
    private static String desk(String request) {
        String line = request.lines().findFirst().orElseThrow().toLowerCase(Locale.ROOT);
        if (line.contains("appointments")) {
            return "sync";
        }
        if (line.contains("sendsms")) {
            return "sms";
        }
        if (line.contains("voicecall")) {
            return "voice";
        }
        if (line.contains("oneoffmessages")) {
            return "email";
        }
        return line.contains("directmessage") ? "direct" : "log";
    }
}
