package io.nightrounds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A real message broker of one test's own, which the test may end and start again on the same port and folder. */
public final class OwnBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedActiveMQ server;

    private OwnBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.server = started();
    }

    public static OwnBroker in(Path folder) {
        return new OwnBroker(folder, freePort());
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** How many requests wait, or are with a worker that is not done with them. */
    public long requests() {
        return Arrays.stream(
                        server.getActiveMQServer().getActiveMQServerControl().getQueueNames())
                .filter(name -> name.startsWith("nightrounds."))
                .mapToLong(name -> server.getActiveMQServer().locateQueue(name).getMessageCount())
                .sum();
    }

    /** Ends it without a word to its clients, and starts it again from what is on disk. */
    public void restart() {
        stop();
        server = started();
    }

    private EmbeddedActiveMQ started() {
        try {
            Configuration configuration = new ConfigurationImpl()
                    .setPersistenceEnabled(true)
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setSecurityEnabled(false)
                    .setMaxDiskUsage(-1)
                    .addAcceptorConfiguration("tcp", url());
            return new EmbeddedActiveMQ().setConfiguration(configuration).start();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not start", e);
        }
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not stop", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
