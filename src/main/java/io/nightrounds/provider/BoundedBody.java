package io.nightrounds.provider;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer of bounded size: a vendor that pours must not fill the heap of a night with it. */
final class BoundedBody implements BodySubscriber<byte[]> {
    static final int MOST_BYTES = 1 << 20;

    private final BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    private @Nullable Subscription subscription;
    private long received;

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= MOST_BYTES) {
            whole.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            subscription = null;
            whole.onError(new TooLarge());
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
