package io.nightrounds.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one sandbox of its own, with right credentials unless a test says otherwise. */
final class Visitor implements AutoCloseable {
    static final String ONE_OFF = "/api/OneOffMessages";
    static final String VOICE = "/Public/VoiceCall";
    static final String SYNC = "/api/io/AppointmentsSync";
    static final String DIRECT = "/api/io/PatientDirectMessageSend";
    static final String SMS = "/messages/sendsms";

    private static final JsonMapper JSON = JsonMapper.shared();

    static {
        // one request is one connection, so that ledgers can be counted; read once a process, so for every other test
        // too
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;
    private final Path ledger;

    private Visitor(Sandbox sandbox, Path ledger) {
        this.sandbox = sandbox;
        this.ledger = ledger;
    }

    static Visitor of(Path directory) throws IOException {
        return of(directory, Clock.systemUTC());
    }

    static Visitor of(Path directory, Clock clock) throws IOException {
        Path ledger = directory.resolve("ledger.jsonl");
        return new Visitor(Sandbox.start(new SandboxOptions(0, null, null, ledger), clock), ledger);
    }

    static Visitor under(String faults, Path directory) throws IOException {
        Path script = Files.writeString(directory.resolve("faults.yaml"), faults);
        Path ledger = directory.resolve("ledger.jsonl");
        return new Visitor(Sandbox.start(new SandboxOptions(0, script, null, ledger)), ledger);
    }

    static Visitor with(String accounts, Path directory, Clock clock) throws IOException {
        Path file = Files.writeString(directory.resolve("accounts.yaml"), accounts);
        Path ledger = directory.resolve("ledger.jsonl");
        return new Visitor(Sandbox.start(new SandboxOptions(0, null, file, ledger), clock), ledger);
    }

    Answered post(String path, String body) throws Exception {
        return post(path, "application/json", body);
    }

    Answered post(String path, String type, String body) throws Exception {
        return send(request(path, body).setHeader("Content-Type", type));
    }

    Answered post(String path, String type, String accept, String body) throws Exception {
        return send(request(path, body).setHeader("Content-Type", type).setHeader("Accept", accept));
    }

    /** With the right credentials. */
    Answered ask(String path) throws Exception {
        return send(request(path, "").GET());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
        return client.sendAsync(request(path, body).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("x-api-key", Sandbox.DEMO_KEY)
                .header("Authorization", "Bearer " + Sandbox.DEMO_KEY);
    }

    Answered get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Answered send(HttpRequest.Builder request) throws Exception {
        return new Answered(client.send(request.build(), BodyHandlers.ofString()));
    }

    private URI uri(String path) {
        return sandbox.url().resolve(path);
    }

    /** What the sandbox wrote down so far; a line that it is just writing does not count yet. */
    List<JsonNode> ledger() throws IOException {
        String text = Files.readString(ledger);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }

    record Answered(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
