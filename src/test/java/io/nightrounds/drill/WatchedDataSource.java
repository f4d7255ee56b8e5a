package io.nightrounds.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Its connections pass a failpoint before and after each commit that writes, and before some of the statements. */
final class WatchedDataSource extends DelegatingDataSource {
    WatchedDataSource(DataSource watched) {
        super(watched);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return Intercepted.of(Connection.class, super.getConnection(), (method, arguments, target) -> {
            if (method.equals("commit")) {
                return committed(target);
            }
            if (method.equals("prepareStatement") || method.equals("createStatement")) {
                Transaction.statement().ifPresent(Failpoint::pass);
            }
            return target.proceed();
        });
    }

    private static Object committed(Intercepted.Target commit) throws Throwable {
        Optional<String> name = Transaction.name();
        name.ifPresent(known -> Failpoint.pass("before " + known));
        Object nothing = commit.proceed();
        name.ifPresent(known -> Failpoint.pass("after " + known));
        return nothing;
    }
}
