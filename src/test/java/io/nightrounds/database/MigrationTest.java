package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Postgres;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class MigrationTest {
    private static final String TABLES = """
            select count(*) from information_schema.tables
            where lower(table_name) in ('batch_job_instance', 'batch_step_execution_context', 'appointment', 'patient',
                'feed', 'rejection', 'sync_status', 'reminder', 'delivery', 'attempt', 'resolution', 'run_report')
            """;

    @Test
    void makesTheTablesOfAllRoomsOnHsqldbAndCountsRunsFromOne() throws Exception {
        DataSource source =
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "");

        assertMigrates(source);
        assertThat(firstRun(source)).isEqualTo(1);
    }

    @Test
    void makesTheTablesOfAllRoomsOnPostgresAndCountsRunsFromOne() throws Exception {
        DataSource source = Postgres.freshSource();

        assertMigrates(source);
        assertThat(firstRun(source)).isEqualTo(1);
    }

    private static void assertMigrates(DataSource source) {
        assertThat(new MadeTables(source).all()).isFalse();
        assertThat(FirstTables.flyway(source).migrate().migrationsExecuted).isEqualTo(3);
        assertThat(FirstTables.flyway(source).migrate().migrationsExecuted)
                .as("a second start")
                .isZero();
        assertThat(new MadeTables(source).all()).as("what Flyway would say").isTrue();
        assertThat(new JdbcTemplate(source).queryForObject(TABLES, Integer.class))
                .isEqualTo(12);
    }

    private static long firstRun(DataSource source) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(new JdbcTransactionManager(source));
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        JobRepository repository = factory.getObject();
        JobInstance instance = repository.createJobInstance("nightly", new JobParameters());
        return instance.getInstanceId();
    }
}
