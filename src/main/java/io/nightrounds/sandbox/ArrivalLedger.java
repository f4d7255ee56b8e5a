package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that arrived, as JSON Lines: {@code at} (UTC), {@code endpoint}, {@code status}, {@code accepted}, {@code fault},
 * {@code request} and {@code answer} without credentials. A line is with the operating system before the answer's first
 * byte leaves, so that it survives whatever happens to either process. An existing file is continued.
 */
final class ArrivalLedger implements Closeable {
    private static final Set<String> CREDENTIALS =
            Set.of("auth", "apikey", "applicationpassword", "password", "client_secret", "token", "access_token");

    private final Clock clock;
    private final @Nullable FileChannel file;

    private ArrivalLedger(Clock clock, @Nullable FileChannel file) {
        this.clock = clock;
        this.file = file;
    }

    static ArrivalLedger open(Clock clock, @Nullable Path path) throws IOException {
        if (path == null) {
            return new ArrivalLedger(clock, null);
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new ArrivalLedger(clock, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** @param fault the name of what was made to go wrong; the empty text for nothing */
    void record(String endpoint, Call call, String fault, Answer answer) {
        if (file != null) {
            ObjectNode line = JsonText.object()
                    .put("at", clock.instant().toString())
                    .put("endpoint", endpoint)
                    .put("status", answer.status())
                    .put("accepted", answer.accepted())
                    .put("fault", fault.isEmpty() ? null : fault);
            line.set("request", call.body() == null ? null : withoutCredentials(call.body()));
            line.set("answer", answer.body() == null ? null : withoutCredentials(answer.body()));
            append(file, line);
        }
    }

    private static ObjectNode withoutCredentials(ObjectNode body) {
        ObjectNode copy = JsonText.object();
        body.forEachEntry((name, value) -> {
            if (!CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                copy.set(name, value);
            }
        });
        return copy;
    }

    private synchronized void append(FileChannel channel, ObjectNode line) {
        byte[] json = JsonText.write(line);
        ByteBuffer bytes =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's ledger cannot be written. Is the disk full?", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
