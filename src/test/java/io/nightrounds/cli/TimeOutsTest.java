package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.provider.Route;
import org.junit.jupiter.api.Test;

class TimeOutsTest {
    /** The command line may not import the vendors' room, and must not wait for less than they do. */
    @Test
    void areThoseOfTheVendorsWhereTheJobFileSaysNothing() {
        assertThat(TimeOuts.DEFAULTS).isEqualTo(new TimeOuts(Route.CONNECT_TIMEOUT, Route.READ_TIMEOUT));
    }
}
