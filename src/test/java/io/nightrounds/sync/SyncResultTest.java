package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncResultTest {
    @Test
    void putsAVendorsMessageOnOneLine() {
        assertThat(message("\u0000bad\r\n\u001b[31mdate\u202e \ud83d")).isEqualTo("bad [31mdate");
    }

    @Test
    void shortensAVendorsMessageTo500Characters() {
        assertThat(message("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
        assertThat(message("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(message("x".repeat(498) + "\ud83d\ude00".repeat(2))).isEqualTo("x".repeat(498) + "…");
    }

    private static @Nullable String message(String said) {
        return SyncResult.refused(Visits.visit("harbor", "A"), said).message();
    }
}
