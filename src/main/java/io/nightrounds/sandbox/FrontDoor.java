package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.fault.FaultScript;
import io.nightrounds.sandbox.fault.FaultScript.Turn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where requests come in: finds the station, reads the body, and has the answer wait for its latency without a thread.
 */
final class FrontDoor extends Handler.Abstract.NonBlocking {
    private static final int LARGEST_BODY = 32 << 20;

    private final Map<String, Station> stations = new HashMap<>();
    private final StartPage startPage;
    private final FaultScript faults;

    FrontDoor(List<Station> stations, StartPage startPage, FaultScript faults) {
        stations.forEach(station -> station.desk().paths().forEach(path -> this.stations.put(path, station)));
        this.startPage = startPage;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) {
        String path = Request.getPathInContext(request);
        Station station = stations.get(path);
        if (path.equals("/") && request.getMethod().equals("GET")) {
            showStartPage(response, done);
        } else if (station == null) {
            refuse(404, "No HTTP resource was found that matches the request URI '" + path + "'.", response, done);
        } else if (!request.getMethod().equals(station.desk().method())) {
            String method = station.desk().method();
            response.getHeaders().put(HttpHeader.ALLOW, method);
            refuse(405, "The requested resource only supports http method '" + method + "'.", response, done);
        } else {
            receive(station, request, new Reply(request, response, new Later(getServer()), done), done);
        }
        return true;
    }

    private void showStartPage(Response response, Callback done) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.write(true, StandardCharsets.UTF_8.encode(startPage.html()), done);
    }

    private static void refuse(int status, String message, Response response, Callback done) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        byte[] body = JsonText.write(JsonText.object().put("Message", message));
        response.write(true, ByteBuffer.wrap(body), done);
    }

    private void receive(Station station, Request request, Reply reply, Callback done) {
        Turn turn = faults.next(station.desk().name());
        Content.Source.asByteArrayAsync(request, LARGEST_BODY)
                .thenAccept(body -> {
                    Written answer = station.serve(arrival(request, body), turn.fault());
                    new Later(getServer())
                            .run(
                                    turn.latency(),
                                    () -> reply.send(answer, turn.fault().delivery()));
                })
                .exceptionally(failure -> {
                    done.failed(failure.getCause() == null ? failure : failure.getCause());
                    return null;
                });
    }

    private static Arrival arrival(Request request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders()
                .forEach(field -> headers.merge(field.getName(), field.getValue(), (one, more) -> one + ", " + more));
        Map<String, String> query = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        return new Arrival(Request.getPathInContext(request), query, headers, body);
    }
}
