package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.fault.Delivery;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The way of one answer back to the client, with all that can happen to it there. Holds no thread. */
final class Reply {
    private final EndPoint connection;
    private final Response response;
    private final Later later;
    private final Callback done;

    Reply(Request request, Response response, Later later, Callback done) {
        this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
        this.response = response;
        this.later = later;
        this.done = done;
    }

    void send(Written answer, Delivery delivery) {
        switch (delivery.way()) {
            case WHOLE -> whole(answer);
            case DRIP -> drip(answer, delivery.pause());
            case HALF_THEN_CLOSE -> half(answer, this::close);
            case HALF_THEN_RESET -> half(answer, this::reset);
            case RESET -> reset();
            case HALF_CLOSE -> halfClose();
            case NEVER -> waitForTheClientToGiveUp();
        }
    }

    private void whole(Written answer) {
        head(answer);
        response.write(true, ByteBuffer.wrap(answer.body()), done);
    }

    private void drip(Written answer, Duration pause) {
        head(answer);
        Drip drip = new Drip(response, answer.body(), pause, later, done);
        // the head goes first, so that the client sees an answer that has begun
        response.write(false, BufferUtil.EMPTY_BUFFER, Callback.from(drip::next, done::failed));
    }

    private void half(Written answer, Runnable then) {
        head(answer);
        response.write(false, ByteBuffer.wrap(answer.body(), 0, answer.body().length / 2), Callback.from(then));
    }

    private void head(Written answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }

    private void close() {
        connection.close();
        done.failed(new EofException("The fault script ended this connection"));
    }

    private void reset() {
        try {
            // closing with nothing to linger for is what makes the kernel send RST in place of FIN
            ((SocketChannel) connection.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // the client was faster: the connection is gone already
        }
        close();
    }

    private void halfClose() {
        connection.shutdownOutput();
        waitForTheClientToGiveUp();
    }

    private void waitForTheClientToGiveUp() {
        connection.setIdleTimeout(0);
        connection.fillInterested(Callback.from(this::close, gone -> close()));
    }
}
