package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightrounds.testkit.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerLockTest {
    @Test
    void refusesASecondProcessAtOnceAndNamesTheFirst() throws Exception {
        String url = Postgres.freshDatabase();
        ServerLock first = lock(url);
        ServerLock second = lock(url);
        first.take();

        assertThatThrownBy(second::take)
                .isInstanceOf(HomeBusy.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
                .hasMessageContaining(", for less than a minute (since 20");
        second.close();
        first.close();

        try (ServerLock third = lock(url)) {
            assertThatCode(third::take).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesWhatAnotherProcessHoldsUntilItIsKilled() throws Exception {
        String url = Postgres.freshDatabase();
        try (OtherProcess other = OtherProcess.start(HoldsLock.class, url);
                ServerLock second = lock(url)) {
            other.awaitLine("held");

            assertThatThrownBy(second::take)
                    .isInstanceOf(HomeBusy.class)
                    .hasMessageContaining("process " + other.pid() + " on ")
                    .hasMessageContaining(", for ")
                    .hasMessageNotContaining("password=");

            other.kill();
            try (ServerLock third = lock(url)) {
                await().untilAsserted(third::take);
            }
        }
    }

    /** Takes the lock, says so, and holds it until it is killed. */
    static final class HoldsLock {
        private HoldsLock() {}

        public static void main(String[] arguments) throws Exception {
            lock(arguments[0]).take();
            System.out.println("held");
            System.in.read();
        }
    }

    @Test
    void leavesTheEmbeddedDatabaseToItsHomesLock() {
        assertThatCode(lock(null)::take).doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseThatIsNoPostgres() {
        assertThatThrownBy(lock("jdbc:oracle:thin:@db")::take)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("must be a PostgreSQL address");
    }

    private static ServerLock lock(@Nullable String url) {
        return new ServerLock(new DatabaseProperties.Server(url, null, null, null));
    }
}
