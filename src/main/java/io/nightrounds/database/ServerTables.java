package io.nightrounds.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables of a PostgreSQL database, copied into an embedded one. They are read in one transaction that only reads,
 * as they were at one moment; rows stream through, and the copy keeps them on disk.
 */
record ServerTables(DatabaseProperties.Server server) implements DatabaseCopy.Filling {
    private static final int ROWS_AT_ONCE = 1000;

    /** What an earlier run rejected or reported says nothing about a later one. */
    private static final Set<String> LEFT_OUT =
            Set.of("rejection", "rejection_rest", "person_row", "run_report", "flyway_schema_history");

    private static final String COLUMNS =
            "select column_name from information_schema.columns where table_schema = current_schema() and table_name = ?";

    @Override
    public void into(DataSource copy) {
        try (Connection from = ServerSession.connect(server, "nightrounds plan");
                Connection to = copy.getConnection();
                Statement settings = to.createStatement()) {
            from.setAutoCommit(false);
            from.setReadOnly(true);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            settings.execute("set files log false");
            settings.execute("set database referential integrity false");
            for (String table : tables(to)) {
                settings.execute("set table " + table + " type cached");
                copy(table, from, to);
            }
            settings.execute("set database referential integrity true");
            settings.execute("alter table BATCH_JOB_INSTANCE_SEQ alter column ID restart with " + nextRun(from));
            from.rollback();
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database " + server.name() + " cannot be copied for a plan: " + e.getMessage()
                            + ". Check the address, the user and the password.",
                    e);
        }
    }

    private static List<String> tables(Connection copy) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = copy.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"TABLE"})) {
            while (row.next()) {
                tables.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        tables.removeIf(table -> LEFT_OUT.contains(table) || table.startsWith("batch_"));
        return tables;
    }

    /** The columns that both have: the server may have been used by another version last. */
    private static List<String> columns(String table, Connection from, Connection to) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = from.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        List<String> own = new ArrayList<>();
        try (ResultSet row = to.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), "%")) {
            while (row.next()) {
                own.add(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        columns.retainAll(own);
        return columns;
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        List<String> columns = columns(table, from, to);
        if (columns.isEmpty()) {
            return;
        }
        String names = String.join(", ", columns);
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement query = from.createStatement();
                PreparedStatement insert =
                        to.prepareStatement("insert into " + table + " (" + names + ") values (" + places + ")")) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = query.executeQuery("select " + names + " from " + table)) {
                copy(row, insert, columns.size());
            }
        }
    }

    private static void copy(ResultSet rows, PreparedStatement insert, int columns) throws SQLException {
        int waiting = 0;
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                insert.setObject(column, value(rows, column));
            }
            insert.addBatch();
            if (++waiting == ROWS_AT_ONCE) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            insert.executeBatch();
        }
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return rows.getMetaData().getColumnType(column) == Types.TIMESTAMP
                ? rows.getObject(column, OffsetDateTime.class)
                : rows.getObject(column);
    }

    /** Runs are counted on from where the server is, so that the plan's own comes after all of them. */
    private static long nextRun(Connection from) throws SQLException {
        try (Statement query = from.createStatement();
                ResultSet known = query.executeQuery("select to_regclass('batch_job_instance') is not null")) {
            known.next();
            if (!known.getBoolean(1)) {
                return 1;
            }
        }
        try (Statement query = from.createStatement();
                ResultSet last =
                        query.executeQuery("select coalesce(max(job_instance_id), 0) + 1 from batch_job_instance")) {
            last.next();
            return last.getLong(1);
        }
    }
}
