package io.nightrounds.provider;

import io.nightrounds.provider.wire.Payload;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desks of one sandbox, for the adapters to call, and what arrived there. */
public final class OpenDesks implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path ledger;

    private OpenDesks(Sandbox sandbox, Path ledger) {
        this.sandbox = sandbox;
        this.ledger = ledger;
    }

    public static OpenDesks in(Path directory) throws IOException {
        return open(null, null, directory);
    }

    /** @param faults a fault script */
    public static OpenDesks under(String faults, Path directory) throws IOException {
        return open(Files.writeString(directory.resolve("faults.yaml"), faults), null, directory);
    }

    /** @param accounts an accounts file; what it leaves out has the demonstration key */
    public static OpenDesks with(String accounts, Path directory) throws IOException {
        return open(null, Files.writeString(directory.resolve("accounts.yaml"), accounts), directory);
    }

    private static OpenDesks open(@Nullable Path faults, @Nullable Path accounts, Path directory) throws IOException {
        Path ledger = directory.resolve("ledger.jsonl");
        return new OpenDesks(Sandbox.start(new SandboxOptions(0, faults, accounts, ledger)), ledger);
    }

    public URI url() {
        return sandbox.url();
    }

    /** What the transport of the adapters brings back for a request that no adapter would make. */
    public Reply post(String path, Map<String, String> headers, Payload payload) throws Exception {
        Route route = new Route(url(), Duration.ofSeconds(10), Duration.ofSeconds(20));
        return new HttpTransport(route).post(path, headers, payload).get(30, TimeUnit.SECONDS);
    }

    /** A line for each request, in the order of their arrival. */
    public List<JsonNode> ledger() throws IOException {
        return Files.readAllLines(ledger).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
