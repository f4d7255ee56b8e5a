package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.DispatchProperties.Limit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final Limit NO_LIMIT = new Limit(null, null, null);

    @Test
    void givesTheFloorBeforeAnythingWasTried() {
        assertThat(spend(new RetryBudget(3, 20))).isEqualTo(3);
    }

    @Test
    void earnsAShareOfTheFirstTries() {
        RetryBudget budget = new RetryBudget(3, 20);
        tries(budget, 24);
        assertThat(spend(budget)).isEqualTo(3 + 4);

        tries(budget, 1);

        assertThat(spend(budget)).isEqualTo(1);
    }

    @Test
    void earnsNothingAtNoPercent() {
        RetryBudget budget = new RetryBudget(3, 0);
        tries(budget, 1_000);

        assertThat(spend(budget)).isEqualTo(3);
    }

    @Test
    void oneOutageOfAVendorsOwnLimitIsAlwaysInTheBudget() {
        assertThat(spend(RetryBudget.of(properties(32, NO_LIMIT), "first"))).isEqualTo(32);
        assertThat(spend(RetryBudget.of(properties(32, new Limit(16, null, null)), "first")))
                .isEqualTo(16);
        assertThat(spend(RetryBudget.of(properties(32, new Limit(2, null, null)), "first")))
                .isEqualTo(10);
    }

    @Test
    void theShareIsAFifthUnlessTheJobFileSaysOtherwise() {
        RetryBudget usual = RetryBudget.of(properties(10, NO_LIMIT), "first");
        RetryBudget own = RetryBudget.of(properties(10, new Limit(null, null, 50)), "first");
        tries(usual, 100);
        tries(own, 100);

        assertThat(spend(usual)).isEqualTo(10 + 20);
        assertThat(spend(own)).isEqualTo(10 + 50);
    }

    private static DispatchProperties properties(int maxInFlight, Limit limit) {
        return new DispatchProperties(maxInFlight, Map.of(), Map.of("first", limit), 4, Duration.ofSeconds(1));
    }

    private static void tries(RetryBudget budget, int count) {
        for (int i = 0; i < count; i++) {
            budget.firstTry();
        }
    }

    private static int spend(RetryBudget budget) {
        int spent = 0;
        while (spent < 1_000 && budget.spend()) {
            spent++;
        }
        return spent;
    }
}
