package io.nightrounds.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class BucketsTest {
    private final DataSource source =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final Buckets buckets = new Buckets(JdbcClient.create(source));

    @BeforeEach
    void createTables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(source);
    }

    @Test
    void givesTheLargestPracticesOutFirstAndEachToWhoHasLeast() {
        practice("elm", 5);
        practice("harbor", 4);
        practice("soder", 3);
        practice("thames", 1);

        assertThat(buckets.deal(2)).isEqualTo(2);

        assertThat(dealt())
                .containsExactly(
                        Map.entry("elm", 0), Map.entry("harbor", 1), Map.entry("soder", 1), Map.entry("thames", 0));
    }

    @Test
    void makesNoMoreSharesThanThereArePractices() {
        practice("elm", 2);
        practice("harbor", 2);

        assertThat(buckets.deal(8)).isEqualTo(2);
    }

    @Test
    void makesOneShareWhereThereIsNothingToDo() {
        assertThat(buckets.deal(8)).isEqualTo(1);
        assertThat(dealt()).isEmpty();
    }

    @Test
    void forgetsHowItWasDealtBefore() {
        practice("elm", 2);
        practice("harbor", 2);
        buckets.deal(2);

        buckets.deal(1);
        assertThat(dealt()).containsOnly(Map.entry("elm", 0), Map.entry("harbor", 0));

        buckets.clear();
        assertThat(dealt()).isEmpty();
    }

    private Map<String, Integer> dealt() {
        Map<String, Integer> dealt = new TreeMap<>();
        jdbc.query("select practice, bucket from practice_bucket", row -> {
            dealt.put(row.getString("practice"), row.getInt("bucket"));
        });
        return dealt;
    }

    private void practice(String key, int appointments) {
        for (int n = 0; n < appointments; n++) {
            jdbc.update("""
                    insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                        content_hash, source, line, seen_run)
                    values (?, ?, 'p', timestamp '2026-06-10 14:00:00', 'Europe/London', 'main', false, false, 'hash',
                        'appointments', 1, 1)
                    """, key, "a-" + n);
        }
    }
}
