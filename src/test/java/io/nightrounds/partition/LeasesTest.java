package io.nightrounds.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightrounds.partition.Leases.Lease;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LeasesTest {
    private static final long SHARE = 7;

    private final DataSource source = Postgres.freshSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final Leases leases = new Leases(JdbcClient.create(source), SettableClock.at("2026-06-08T15:00:00Z"));
    private final HeldLease frozen = new HeldLease(leases);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void letAWorkerTakeTheShare() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(source);
        leases.open(SHARE, 1);
        frozen.hold(new Lease(SHARE, leases.take(SHARE, "the one that froze").orElseThrow()));
    }

    @Test
    void letsTheWorkerClaimThatTookTheShareLast() {
        assertThatCode(frozen::requireSafe).doesNotThrowAnyException();
    }

    @Test
    void refusesTheClaimsOfAWorkerThatWasFrozenWhileAnotherTookOver() {
        assertThat(leases.take(SHARE, "the other")).hasValue(2);

        assertThatThrownBy(frozen::requireSafe).isInstanceOf(LeaseLost.class).hasMessageContaining("taken over");
    }

    @Test
    void takesOverOnlyAfterTheClaimsThatWereUnderWay() throws Exception {
        CompletableFuture<OptionalInt> takenOver = transaction.execute(status -> {
            frozen.requireSafe();
            CompletableFuture<OptionalInt> taking =
                    CompletableFuture.supplyAsync(() -> leases.take(SHARE, "the other"));
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForALock() == 1);
            assertThat(taking).isNotDone();
            return taking;
        });

        assertThat(takenOver.get()).hasValue(2);
        assertThatThrownBy(frozen::requireSafe).isInstanceOf(LeaseLost.class);
    }

    @Test
    void refusesEveryWorkerOfAnEarlierRun() {
        leases.endAll();

        assertThatThrownBy(frozen::requireSafe).isInstanceOf(LeaseLost.class);
        assertThat(leases.take(SHARE, "the other")).isEmpty();
    }

    @Test
    void endsWhatNobodyHasTakenAndLeavesTheRest() {
        leases.open(8, 1);

        assertThat(leases.endUntaken(List.of(SHARE, 8L))).containsExactly(8L);
        assertThat(leases.take(8, "the other")).isEmpty();
        assertThatCode(frozen::requireSafe).doesNotThrowAnyException();
    }

    private int waitingForALock() {
        Integer waiting = jdbc.queryForObject(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
                Integer.class);
        return waiting == null ? 0 : waiting;
    }
}
