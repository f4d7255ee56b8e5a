package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
    @Test
    void isAskedAnewForEveryClaim(@TempDir Path folder) {
        AtomicLong usable = new AtomicLong(64L << 20);
        FreeSpace space = new FreeSpace(folder, usable::get);
        assertThatCode(space::requireSafe).doesNotThrowAnyException();

        usable.decrementAndGet();

        assertThatThrownBy(space::requireSafe)
                .isInstanceOf(ClaimsRefused.class)
                .hasMessageContaining("Only 63 MiB are free under " + folder)
                .hasMessageContaining("nightrounds resume");
    }

    @Test
    void refusesWhereNobodyCanSayHowMuchIsFree(@TempDir Path folder) {
        assertThat(new FreeSpace(folder.resolve("none")).tooLittle()).isPresent();
        assertThat(new FreeSpace(folder).tooLittle()).isEmpty();
    }
}
