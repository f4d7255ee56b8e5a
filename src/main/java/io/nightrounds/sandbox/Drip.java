package io.nightrounds.sandbox;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Lets a body go byte by byte, with a pause before each. */
final class Drip {
    private final Response response;
    private final ByteBuffer left;
    private final Duration pause;
    private final Later later;
    private final Callback done;

    Drip(Response response, byte[] body, Duration pause, Later later, Callback done) {
        this.response = response;
        this.left = ByteBuffer.wrap(body);
        this.pause = pause;
        this.later = later;
        this.done = done;
    }

    void next() {
        if (left.hasRemaining()) {
            later.run(pause, () -> response.write(false, oneByte(), Callback.from(this::next, done::failed)));
        } else {
            response.write(true, BufferUtil.EMPTY_BUFFER, done);
        }
    }

    private ByteBuffer oneByte() {
        return ByteBuffer.wrap(new byte[] {left.get()});
    }
}
