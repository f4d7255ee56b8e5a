package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    private static final Clock CLOCK = SettableClock.at("2026-06-08T15:00:00Z");

    @Test
    void refusesASecondTakerAtOnceAndNamesTheFirst(@TempDir Path home) {
        try (HomeLock held = HomeLock.take(home, CLOCK)) {
            assertThat(held).isNotNull();
            Clock later = SettableClock.at("2026-06-08T15:04:30Z");
            assertThatThrownBy(() -> HomeLock.take(home, later))
                    .isInstanceOf(HomeBusy.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining(", for 4 minutes (since 2026-06-08T15:00:00Z)")
                    .hasMessageContaining("NIGHTROUNDS_HOME");
        }
    }

    @Test
    void refusesWhatAnotherProcessHoldsUntilItIsKilled(@TempDir Path home) throws Exception {
        try (OtherProcess other = OtherProcess.start(HoldsLock.class, home)) {
            other.awaitLine("held");

            assertThatThrownBy(() -> HomeLock.take(home, CLOCK))
                    .isInstanceOf(HomeBusy.class)
                    .hasMessageContaining("process " + other.pid());

            other.kill();
            HomeLock.take(home, CLOCK).close();
        }
    }

    @Test
    void canBeTakenAgainOnceItIsClosed(@TempDir Path home) {
        HomeLock.take(home, CLOCK).close();
        HomeLock.take(home, CLOCK).close();
    }

    @Test
    void makesTheHomeWhereThereIsNone(@TempDir Path folder) {
        Path home = folder.resolve("deep/home");

        HomeLock.take(home, CLOCK).close();

        assertThat(home).isDirectory();
    }

    @Test
    void saysWhatToDoWhereTheHomeIsNoFolder(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> HomeLock.take(file, CLOCK))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("NIGHTROUNDS_HOME");
    }

    /** Takes the lock, says so, and holds it until it is killed. */
    static final class HoldsLock {
        private HoldsLock() {}

        public static void main(String[] arguments) throws Exception {
            HomeLock.take(Path.of(arguments[0]), Clock.systemUTC());
            System.out.println("held");
            System.in.read();
        }
    }
}
