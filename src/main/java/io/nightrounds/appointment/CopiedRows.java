package io.nightrounds.appointment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows in the text that PostgreSQL's {@code copy} reads: a line a row, a tab between values, and what could be mistaken for
 * them escaped. It is sent in pieces, so that the server has work while the next one is written.
 */
final class CopiedRows {
    private static final String NONE = "\\N";
    private static final int PIECE = 32 * 1024;

    private final String statement;
    private final StringBuilder text = new StringBuilder();

    CopiedRows(String table, List<String> columns) {
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** In the caller's transaction. */
    void copy(List<@Nullable Object[]> rows, JdbcTemplate jdbc) {
        ConnectionCallback<Long> copy = connection -> copy(rows, connection);
        jdbc.execute(copy);
    }

    private long copy(List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            for (@Nullable Object[] row : rows) {
                add(row);
                if (text.length() >= PIECE) {
                    send(copy);
                }
            }
            send(copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(CopyIn copy) throws SQLException {
        byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        copy.writeToCopy(piece, 0, piece.length);
        copy.flushCopy();
    }

    private void add(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            add(row[i]);
        }
        text.append('\n');
    }

    private void add(@Nullable Object value) {
        if (value instanceof String written && !isPlain(written)) {
            escape(written);
        } else {
            text.append(value == null ? NONE : value);
        }
    }

    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    private void escape(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
