package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkedOutContextTest {
    @Test
    void isForACommandThatDoesAllItsWorkAlone() {
        assertThat(WorkedOutContext.aboutWorkers(List.of("nightrounds.home", "nightrounds.broker.url")))
                .isFalse();
    }

    @Test
    void isNeitherForAWorkerNorForARunThatHasWorkers() {
        assertThat(WorkedOutContext.aboutWorkers(List.of("nightrounds.worker"))).isTrue();
        assertThat(WorkedOutContext.aboutWorkers(List.of("nightrounds.workers.shares")))
                .isTrue();
        assertThat(WorkedOutContext.aboutWorkers(List.of("NIGHTROUNDS_WORKERS_SHARES")))
                .isTrue();
    }
}
