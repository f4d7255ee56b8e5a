package io.nightrounds.intake.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LineRangesTest {
    @Test
    void writesNeighboursAsOneRangeAndReadsThemBack() {
        List<Long> lines = List.of(2L, 3L, 4L, 9L, 11L, 12L, 9_000_000_000L);

        String written = LineRanges.write(new TreeSet<>(lines));

        assertThat(written).isEqualTo("2-4,9,11-12,9000000000");
        assertThat(LineRanges.read(written)).toIterable().containsExactlyElementsOf(lines);
    }

    @Test
    void hasRoomInItsColumnForTheWorstChunk() {
        TreeSet<Long> lines = new TreeSet<>();
        for (long line = 0; line < 1000; line++) {
            lines.add(Long.MAX_VALUE - 2 * line);
        }
        assertThat(LineRanges.write(lines)).hasSizeLessThan(40_000);
    }
}
