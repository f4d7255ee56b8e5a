package io.nightrounds.cli.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.screen.Screen;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    /** Without the launcher, under which the process is gone by then. */
    @Test
    void aHeapThatIsFullIsNoDefectAndCanBeGoneOnFrom() {
        Throwable failed =
                new IllegalStateException("a chunk", new ExecutionException(new OutOfMemoryError("Java heap space")));

        assertThat(Failures.report(failed, Screen.of(false))).isEqualTo(ExitCode.RESUMABLE);
    }

    @Test
    void whatNobodyKnowsIsADefect() {
        assertThat(Failures.report(new IllegalStateException("made up"), Screen.of(false)))
                .isEqualTo(ExitCode.DEFECT);
    }
}
