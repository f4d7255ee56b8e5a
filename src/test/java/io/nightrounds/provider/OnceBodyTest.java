package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class OnceBodyTest {
    private final OnceBody body = new OnceBody("abc".getBytes(StandardCharsets.UTF_8));

    @Test
    void leavesOneTimeOnly() {
        assertThat(asked()).isCompletedWithValue("abc");
        assertThat(asked()).isCompletedExceptionally();
    }

    @Test
    void cannotBeWithdrawnOnceItLeft() {
        asked();
        assertThat(body.withdraw()).isFalse();
    }

    @Test
    void cannotLeaveOnceItIsWithdrawn() {
        assertThat(body.withdraw()).isTrue();
        assertThat(asked()).isCompletedExceptionally();
    }

    private CompletableFuture<String> asked() {
        var reader = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                reader.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer item) {
                reader.onNext(List.of(item));
            }

            @Override
            public void onError(Throwable failure) {
                reader.onError(failure);
            }

            @Override
            public void onComplete() {
                reader.onComplete();
            }
        });
        return reader.getBody().toCompletableFuture();
    }
}
