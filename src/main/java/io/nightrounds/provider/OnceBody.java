package io.nightrounds.provider;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A body that can leave one time. The client asks for it after the connection stands and the headers are written, so a
 * body nobody asked for is proof that no complete request left; and a client that wanted to post again gets none.
 */
final class OnceBody implements BodyPublisher {
    private enum Fate {
        WAITING,
        ASKED,
        WITHDRAWN
    }

    private final BodyPublisher bytes;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.WAITING);

    OnceBody(byte[] body) {
        this.bytes = HttpRequest.BodyPublishers.ofByteArray(body);
    }

    /** Takes the body back: true means it never left and cannot leave any more. */
    boolean withdraw() {
        return fate.compareAndSet(Fate.WAITING, Fate.WITHDRAWN);
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> client) {
        if (fate.compareAndSet(Fate.WAITING, Fate.ASKED)) {
            bytes.subscribe(client);
        } else {
            client.onSubscribe(new Nothing());
            client.onError(new IOException("This body was sent or withdrawn already."));
        }
    }

    private record Nothing() implements Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
