package io.nightrounds.intake.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void leavesAShortTextAlone() {
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.beginning("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.end("abc", 3)).isEqualTo("abc");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Excerpt.of("ab😀d", 4)).isEqualTo("ab…");
        assertThat(Excerpt.of("a😀cd", 4)).isEqualTo("a😀…");
        assertThat(Excerpt.beginning("ab😀d", 3)).isEqualTo("ab");
        assertThat(Excerpt.end("a😀b", 2)).isEqualTo("b");
        assertThat(Excerpt.end("ab😀", 2)).isEqualTo("😀");
    }
}
