package io.nightrounds.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit of whatever sends: the same client with as many threads, posting the same body to the same path, so many
 * at once, with no database, no planning and no books. A process of its own. Arguments: url, file with the body,
 * number, in flight, header name and value pairs. It prints how many were answered with 200, and the seconds it took.
 */
final class BareLoop {
    private BareLoop() {}

    public static void main(String[] arguments) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(arguments[1]));
        int number = Integer.parseInt(arguments[2]);
        int inFlight = Integer.parseInt(arguments[3]);
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(arguments[0]))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        for (int i = 4; i < arguments.length; i += 2) {
            request.header(arguments[i], arguments[i + 1]);
        }
        System.out.println(post(client, request.build(), number, inFlight));
        threads.shutdown();
    }

    private static String post(HttpClient client, HttpRequest request, int number, int inFlight)
            throws InterruptedException {
        Semaphore places = new Semaphore(inFlight);
        AtomicLong answered = new AtomicLong();
        long begun = System.nanoTime();
        for (int i = 0; i < number; i++) {
            places.acquire();
            client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).whenComplete((response, failure) -> {
                if (failure == null && response.statusCode() == 200) {
                    answered.incrementAndGet();
                }
                places.release();
            });
        }
        places.acquire(inFlight);
        return answered + " " + (System.nanoTime() - begun) / 1e9;
    }
}
