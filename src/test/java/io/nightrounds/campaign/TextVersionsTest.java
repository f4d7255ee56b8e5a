package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class TextVersionsTest {
    private static final Instant EVENING = Instant.parse("2026-11-24T15:00:00Z");
    private static final String OTHER = SampleJobFile.CAMPAIGN.replace("Dear {{patient", "Hello {{patient");

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc");
    private final JdbcClient jdbc = JdbcClient.create(database);

    TextVersionsTest() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void keepsEachWordingOnceAndForEachRunWhichItHad() {
        versions(SampleJobFile.CAMPAIGN, EVENING).keep(1);
        versions(SampleJobFile.CAMPAIGN, EVENING.plusSeconds(60)).keep(1);
        versions(SampleJobFile.CAMPAIGN, EVENING.plusSeconds(90)).keep(2);

        assertThat(bodies(1)).hasSize(4).contains("Dear {{patient.firstName}}").isEqualTo(bodies(2));
        assertThat(count("text_version")).isEqualTo(4);
    }

    @Test
    void keepsBothWordingsOfARunThatWasResumedWithAnotherFile() {
        versions(SampleJobFile.CAMPAIGN, EVENING).keep(1);
        versions(OTHER, EVENING.plusSeconds(60)).keep(1);

        assertThat(bodies(1)).contains("Dear {{patient.firstName}}", "Hello {{patient.firstName}}");
        assertThat(count("run_text")).isEqualTo(5);
    }

    private TextVersions versions(String campaigns, Instant now) {
        return new TextVersions(
                jdbc,
                new JdbcTransactionManager(database),
                SampleJobFile.campaigns(campaigns),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<String> bodies(long run) {
        return jdbc.sql(
                        "select body from run_text r join text_version t on t.hash = r.hash where run = :run order by body")
                .param("run", run)
                .query(String.class)
                .list();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
