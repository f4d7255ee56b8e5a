package io.nightrounds.dispatch.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * One real database for many seeds, one after the other, over a single connection whose statements stay prepared. Each
 * simulated process sees that connection through its own eyes: every use is a moment at which it can die.
 */
final class SimulationDatabase implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "resolution", "attempt", "delivery", "reminder_way", "reminder", "sync_status", "appointment", "patient");

    private static final PreparedStatementSetter NO_VALUES = statement -> {};

    /** What watches a process at its database. */
    interface Watch {
        /** A moment at which the process may die. @throws SimulatedCrash where it does, or has */
        void step(String name);

        /** Whether it is dead already. */
        boolean dead();

        /** How the commit that now comes is to fail: empty text not at all. */
        String commitFault();

        /** A transaction is durable now. */
        void committed();
    }

    private final Connection physical;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final JdbcTemplate unwatched;

    SimulationDatabase() {
        try {
            physical =
                    DriverManager.getConnection("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql"))
                .execute(new SingleConnectionDataSource(physical, true));
        unwatched = new JdbcTemplate(seenBy(new Unwatched()));
    }

    /** For what happens outside of the processes. */
    JdbcTemplate unwatched() {
        return unwatched;
    }

    /** As a new database, only sooner. */
    void clear() {
        TABLES.forEach(table -> unwatched.update("delete from " + table, NO_VALUES));
    }

    /** A query whose statement is kept: one without values Spring would have parsed anew each time. */
    <T> List<T> query(String sql, RowMapper<T> row) {
        return unwatched.query(sql, NO_VALUES, row);
    }

    /** What a dead process had not committed is gone. */
    void rollBack() {
        try {
            physical.rollback();
            physical.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DataSource seenBy(Watch watch) {
        Connection seen = proxy(Connection.class, (method, arguments) -> seen(watch, method, arguments));
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return seen;
            }

            @Override
            public Connection getConnection(String user, String password) {
                return seen;
            }
        };
    }

    private @Nullable Object seen(Watch watch, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement":
                watch.step("statement");
                return kept((String) arguments[0]);
            case "commit":
                commit(watch);
                return null;
            case "setAutoCommit":
                if (!watch.dead() && Boolean.FALSE.equals(arguments[0])) {
                    watch.step("begin");
                }
                return watch.dead() ? null : invoke(physical, method, arguments);
            case "rollback":
                return watch.dead() ? null : invoke(physical, method, arguments);
            case "close":
                return null;
            default:
                return invoke(physical, method, arguments);
        }
    }

    private void commit(Watch watch) throws SQLException {
        watch.step("before commit");
        String fault = watch.commitFault();
        if (fault.equals("lost")) {
            physical.rollback();
            throw new SQLException("the commit failed");
        }
        physical.commit();
        watch.committed();
        watch.step("after commit");
        if (!fault.isEmpty()) {
            throw new SQLException("the commit's acknowledgement was lost");
        }
    }

    private PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            PreparedStatement real = physical.prepareStatement(sql);
            known = proxy(PreparedStatement.class, (method, arguments) -> {
                if (method.getName().equals("close")) {
                    real.clearParameters();
                    return null;
                }
                return invoke(real, method, arguments);
            });
            prepared.put(sql, known);
        }
        return known;
    }

    private interface Call {
        @Nullable
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.answer(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        physical.createStatement().execute("shutdown");
    }

    private static final class Unwatched implements Watch {
        @Override
        public void step(String name) {}

        @Override
        public boolean dead() {
            return false;
        }

        @Override
        public String commitFault() {
            return "";
        }

        @Override
        public void committed() {}
    }
}
