package io.nightrounds.provider;

import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.wire.Payload;
import io.nightrounds.provider.wire.WireFormat;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to one vendor: a call is one request, or none. It never tries again, follows no redirect, verifies TLS and
 * logs neither headers nor bodies.
 */
public final class HttpTransport {
    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    /**
     * The JDK's client writes whole addresses and headers there as soon as someone turns on debugging for everything.
     */
    private static final java.util.logging.Logger JDK_DEBUG =
            java.util.logging.Logger.getLogger("jdk.internal.httpclient.debug");

    static {
        JDK_DEBUG.setLevel(java.util.logging.Level.OFF);
        // Read once by the JDK's client, so set before its first use. It re-posts nothing by itself unless told to by
        // the first of these; the second and third keep it from even connecting twice.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        // A connection that the vendor just closed as idle (usually after 30 s) loses the request posted on it; JDK 17
        // would keep it for 20 minutes.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "20");
        }
    }

    private final HttpClient client;
    private final Route route;
    private final Duration deadline;

    public HttpTransport(Route route) {
        this.route = route;
        this.deadline = route.connectTimeout().plus(route.readTimeout());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads())
                .connectTimeout(route.connectTimeout());
        this.client = (route.encrypted() ? builder : withoutTls(builder)).build();
    }

    /**
     * For what an exchange does between two waits. Nothing blocks there, so a thread a processor is enough (decision
     * 0028).
     */
    private static Executor threads() {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                processors, processors, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HttpTransport::thread);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "vendor");
        thread.setDaemon(true);
        return thread;
    }

    /** Left to itself, the client reads every certificate that is trusted, also where it will never ask for one. */
    private static HttpClient.Builder withoutTls(HttpClient.Builder builder) {
        return builder.sslContext(new NoTls()).sslParameters(new SSLParameters());
    }

    /** Has nothing to do TLS with. A client with a context of its own does not make the JDK's, which takes a while. */
    private static final class NoTls extends SSLContext {
        NoTls() {
            super(null, null, "none");
        }
    }

    /**
     * Posts once. The future never fails.
     *
     * @param path below the route's base URL, such as {@code /messages/sendsms}
     * @param headers what the vendor wants besides the payload's own Content-Type and Accept
     */
    public CompletableFuture<Reply> post(String path, Map<String, String> headers, Payload payload) {
        OnceBody body = new OnceBody(payload.bytes());
        HttpRequest request = request(route.to(path), headers)
                .header("Content-Type", payload.format().contentType())
                .header("Accept", payload.format().accept())
                .POST(body)
                .build();
        return exchange(request, body::withdraw);
    }

    /**
     * Asks for something once, as JSON. Nothing at the vendor changes by it, so a caller may ask again. The future
     * never fails.
     *
     * @param query written percent-encoded behind the path; it is not logged, as it may name a patient
     */
    public CompletableFuture<Reply> get(String path, Map<String, String> query, Map<String, String> headers) {
        String parameters = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(URI.create(route.to(path) + "?" + parameters), headers)
                .header("Accept", WireFormat.JSON.accept())
                .GET()
                .build();
        return exchange(request, () -> false);
    }

    /** @param neverLeft takes the body back, and says whether that was in time */
    private CompletableFuture<Reply> exchange(HttpRequest request, BooleanSupplier neverLeft) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, info -> new BoundedBody());
        return within(deadline, exchange).handle((response, failure) -> {
            Reply reply = response != null ? answered(response) : failed(failure, neverLeft.getAsBoolean());
            exchange.cancel(true);
            log.debug("{} {} -> {}", request.method(), request.uri().getRawPath(), reply);
            return reply;
        });
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The client's own time-out ends with the headers (JDK 17 to 25); a body that stalls needs ours. */
    private static <T> CompletableFuture<T> within(Duration deadline, CompletableFuture<T> exchange) {
        CompletableFuture<T> timed = new CompletableFuture<>();
        exchange.whenComplete((value, failure) -> {
            if (failure == null) {
                timed.complete(value);
            } else {
                timed.completeExceptionally(failure);
            }
        });
        return timed.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Reply answered(HttpResponse<byte[]> response) {
        return new Answered(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.headers().firstValue("Retry-After").orElse(null),
                response.body());
    }

    /** Two witnesses are needed to call a request not sent: the kind of the failure, and a body that never left. */
    private Reply failed(Throwable thrown, boolean bodyNeverLeft) {
        Throwable failure = cause(thrown);
        return bodyNeverLeft && whileConnecting(failure)
                ? new NotConnected(whyNotConnected(failure))
                : new Lost(whyLost(failure));
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }

    private static boolean whileConnecting(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof TimeoutException;
    }

    private String whyNotConnected(Throwable failure) {
        if (failure instanceof SSLException) {
            return "the TLS handshake failed (" + failure.getClass().getSimpleName() + ")";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection within " + route.connectTimeout();
        }
        if (failure instanceof TimeoutException) {
            return "no connection within " + deadline;
        }
        boolean unresolved = failure instanceof UnknownHostException
                || failure.getCause() instanceof UnknownHostException
                || failure.getCause() instanceof UnresolvedAddressException;
        return unresolved ? "the host name is not known" : "no connection could be made";
    }

    private String whyLost(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no whole answer within " + deadline;
        }
        if (failure instanceof BoundedBody.TooLarge) {
            return "the answer is larger than " + BoundedBody.MOST_BYTES + " bytes";
        }
        return failure instanceof ProtocolException
                ? "the answer is not HTTP"
                : "the connection ended before the whole answer came";
    }
}
