package io.nightrounds.appointment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows in the binary form that PostgreSQL's {@code copy} reads (its manual, "COPY", Binary Format), so that neither
 * side writes numbers and moments out as text. They are sent in pieces: the server has work while the next one is
 * written.
 *
 * <p>A value's class has to be the one of its column: String for text, Boolean, Integer, Long for {@code bigint},
 * LocalDate, OffsetDateTime.
 */
final class CopiedRows {
    private static final int PIECE = 32 * 1024;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int NONE = -1;
    private static final short END = -1;

    /** Where PostgreSQL counts days and microseconds from. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final Instant FIRST_MOMENT =
            FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final String statement;
    private byte[] piece = new byte[2 * PIECE];
    private int size;

    CopiedRows(String table, List<String> columns) {
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
    }

    /**
     * In the caller's transaction.
     *
     * @param meanwhile done when all is sent, while the server still has work with it
     */
    <T> T copy(List<@Nullable Object[]> rows, JdbcTemplate jdbc, Supplier<T> meanwhile) {
        ConnectionCallback<T> copy = connection -> copy(rows, connection, meanwhile);
        return Objects.requireNonNull(jdbc.execute(copy));
    }

    private <T> T copy(List<@Nullable Object[]> rows, Connection connection, Supplier<T> meanwhile)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            put(SIGNATURE);
            putInt(NO_FLAGS);
            putInt(NO_EXTENSION);
            for (@Nullable Object[] row : rows) {
                add(row);
                if (size >= PIECE) {
                    send(copy);
                }
            }
            putShort(END);
            send(copy);
            T done = meanwhile.get();
            copy.endCopy();
            return done;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(piece, 0, size);
        copy.flushCopy();
        size = 0;
    }

    private void add(@Nullable Object[] row) {
        putShort(row.length);
        for (Object value : row) {
            add(value);
        }
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            putInt(NONE);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            putInt(bytes.length);
            put(bytes);
        } else if (value instanceof Boolean yes) {
            putInt(Byte.BYTES);
            putByte(yes ? 1 : 0);
        } else if (value instanceof Integer number) {
            addInt(number);
        } else if (value instanceof Long number) {
            addLong(number);
        } else if (value instanceof LocalDate day) {
            addInt(Math.toIntExact(ChronoUnit.DAYS.between(FIRST_DAY, day)));
        } else if (value instanceof OffsetDateTime moment) {
            addLong(ChronoUnit.MICROS.between(FIRST_MOMENT, moment.toInstant()));
        } else {
            throw new IllegalArgumentException("No form is known for a value of " + value.getClass());
        }
    }

    private void addInt(int number) {
        putInt(Integer.BYTES);
        putInt(number);
    }

    private void addLong(long number) {
        putInt(Long.BYTES);
        putInt((int) (number >>> Integer.SIZE));
        putInt((int) number);
    }

    /** The highest byte first. */
    private void putInt(int number) {
        room(Integer.BYTES);
        piece[size] = (byte) (number >> 24);
        piece[size + 1] = (byte) (number >> 16);
        piece[size + 2] = (byte) (number >> 8);
        piece[size + 3] = (byte) number;
        size += Integer.BYTES;
    }

    private void putShort(int number) {
        putByte(number >> 8);
        putByte(number);
    }

    private void putByte(int number) {
        room(1);
        piece[size++] = (byte) number;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, piece, size, bytes.length);
        size += bytes.length;
    }

    private void room(int bytes) {
        if (piece.length - size < bytes) {
            piece = Arrays.copyOf(piece, size + bytes + PIECE);
        }
    }
}
