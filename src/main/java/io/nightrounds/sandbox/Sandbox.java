package io.nightrounds.sandbox;

import io.nightrounds.sandbox.account.Accounts;
import io.nightrounds.sandbox.account.AccountsFile;
import io.nightrounds.sandbox.fault.FaultScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The vendors' endpoints on one loopback address, with their real paths and rules, and at {@code /} a page of what
 * arrived. Its threads are daemons: whoever wants it to stay keeps the process alive.
 */
public final class Sandbox implements AutoCloseable {
    /**
     * The one credential it accepts unless an accounts file says otherwise: as Updox applicationPassword, PatientComms
     * APIKey, BokaMera x-api-key, Bearer token and password. It is the key of PatientComms' own sample, so that this
     * passes as it stands.
     */
    public static final String DEMO_KEY = "94670106-3242-43ff-96fa-475c7de2425c";

    private static final int IDLE_MILLIS = 60_000;
    private static final int MOST_THREADS = 8;
    private static final int WAITING_CONNECTIONS = 1024;

    private final Server server;
    private final ServerConnector connector;
    private final ArrivalLedger ledger;

    private Sandbox(Server server, ServerConnector connector, ArrivalLedger ledger) {
        this.server = server;
        this.connector = connector;
        this.ledger = ledger;
    }

    /**
     * Starts it; requests are answered when this returns.
     *
     * @throws IOException where the port is taken or a file cannot be opened
     * @throws IllegalArgumentException where the fault script or the accounts are wrong
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return start(options, Clock.systemUTC());
    }

    static Sandbox start(SandboxOptions options, Clock clock) throws IOException {
        FaultScript faults = options.faults() == null ? FaultScript.NONE : FaultScript.read(options.faults());
        Accounts accounts = options.accounts() == null
                ? Accounts.openedBy(DEMO_KEY)
                : AccountsFile.read(options.accounts(), DEMO_KEY);
        ArrivalLedger ledger = ArrivalLedger.open(clock, options.ledger());
        Server server = server();
        List<Station> stations = Desks.all(accounts, clock).stream()
                .map(desk -> new Station(desk, ledger))
                .toList();
        server.setHandler(new FrontDoor(stations, new StartPage(stations), faults));
        Sandbox sandbox = new Sandbox(server, connector(server, options.port()), ledger);
        sandbox.open(options.port());
        return sandbox;
    }

    private static Server server() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("sandbox");
        threads.setDaemon(true);
        return new Server(threads);
    }

    private static ServerConnector connector(Server server, int port) {
        HttpConfiguration plain = new HttpConfiguration();
        plain.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(plain));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        server.addConnector(connector);
        return connector;
    }

    private void open(int port) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException(
                    "The sandbox cannot listen on port " + port + " (" + e.getMessage()
                            + "). Stop what uses it, or choose another port; 0 is any free one.",
                    e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Ends every connection at once, also those whose answers hang. */
    @Override
    public void close() {
        LifeCycle.stop(server);
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's ledger cannot be closed. Is the disk full?", e);
        }
    }
}
