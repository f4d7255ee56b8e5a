package io.nightrounds.intake.query;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a query while they are read: no more of them are in memory than are fetched at a time. */
public final class QueryRows implements Closeable {
    private final Connection connection;
    private final ResultSet rows;
    private final List<String> header = new ArrayList<>();
    private final List<ColumnText> texts = new ArrayList<>();
    private boolean ended;

    private QueryRows(Connection connection, ResultSet rows) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        ResultSetMetaData columns = rows.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            header.add(columns.getColumnLabel(column));
            texts.add(ColumnText.of(columns, column));
        }
    }

    /**
     * Asks a database.
     *
     * @param values of the query's parameters, by their names
     * @param most how many rows are wanted; 0 for all there are
     */
    public static QueryRows of(SourceDatabase database, SelectQuery query, Map<String, Object> values, int most)
            throws SQLException {
        Connection connection = database.connect();
        try {
            PreparedStatement statement =
                    connection.prepareStatement(query.jdbc(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(database.properties().rows());
            statement.setMaxRows(most);
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, values.get(query.parameters().get(i)));
            }
            return new QueryRows(connection, statement.executeQuery());
        } catch (SQLException e) {
            abandon(connection);
            throw e;
        }
    }

    /** The columns' labels, as the database writes them. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /** The next row's values, one a column, empty where they are null; null at the end. */
    public @Nullable List<String> next() throws SQLException {
        if (ended || !rows.next()) {
            ended = true;
            return null;
        }
        List<String> values = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            values.add(texts.get(i).read(rows, i + 1));
        }
        return values;
    }

    /** The row that was read last, for what its texts do not tell. */
    ResultSet row() {
        return rows;
    }

    /**
     * A result that nobody reads to its end is dropped with its connection: a driver may read on through it otherwise.
     */
    @Override
    public void close() {
        abandon(connection);
    }

    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it was only read: what the other side makes of the end changes nothing
            return;
        }
    }
}
