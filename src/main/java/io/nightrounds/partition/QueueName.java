package io.nightrounds.partition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue that belongs to this database: the only writer of {@code request_queue}. A request is a number of this
 * database, so that on a queue shared with another one it would name a share of somebody else.
 */
@Component
class QueueName {
    private final JdbcClient jdbc;

    QueueName(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Such as {@code nightrounds.4f7c…}; chosen by whoever asks first. */
    String get() {
        return read().orElseGet(this::chosen);
    }

    private String chosen() {
        try {
            jdbc.sql("insert into request_queue (id, name) values (1, :name)")
                    .param("name", "nightrounds." + UUID.randomUUID())
                    .update();
        } catch (DuplicateKeyException e) {
            // another process asked first
        }
        return read().orElseThrow();
    }

    private Optional<String> read() {
        return jdbc.sql("select name from request_queue where id = 1")
                .query(String.class)
                .optional();
    }
}
