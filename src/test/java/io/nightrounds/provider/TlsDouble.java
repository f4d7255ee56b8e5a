package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The far end of a wire that nobody should trust, on loopback: counts what it was told in spite of that. */
final class TlsDouble implements AutoCloseable {
    private final SSLServerSocket server;
    private final AtomicInteger bytesRead = new AtomicInteger();

    private TlsDouble(KeyManager[] keys) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::accept, "tls-double");
        thread.setDaemon(true);
        thread.start();
    }

    /** It has nothing to show, and so refuses every handshake. */
    static TlsDouble withoutCertificate() throws Exception {
        return new TlsDouble(new KeyManager[0]);
    }

    /** It shows a certificate for its own address that only it has signed. */
    static TlsDouble selfSigned() throws Exception {
        Path folder = Files.createTempDirectory("keys");
        Path keys = folder.resolve("keys");
        try {
            make(keys);
            KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, "changeit".toCharArray());
            return new TlsDouble(managers.getKeyManagers());
        } finally {
            Files.deleteIfExists(keys);
            Files.delete(folder);
        }
    }

    private static void make(Path keys) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = " -genkeypair -storepass changeit -alias a -keyalg EC -dname CN=localhost"
                + " -ext san=ip:127.0.0.1 -storetype PKCS12 -keystore ";
        Process made = new ProcessBuilder((keytool + options + keys).split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
    }

    String base() {
        return "https://127.0.0.1:" + server.getLocalPort();
    }

    int bytesRead() {
        return bytesRead.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                if (socket.getInputStream().read() >= 0) {
                    bytesRead.incrementAndGet();
                }
            } catch (IOException refused) {
                // no handshake came about, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
