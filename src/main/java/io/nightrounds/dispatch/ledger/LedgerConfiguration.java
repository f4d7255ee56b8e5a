package io.nightrounds.dispatch.ledger;

import io.nightrounds.dispatch.DispatchProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What the ledger is made of. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    FurtherWays furtherWays(
            NamedParameterJdbcTemplate jdbc, Clock clock, ObjectProvider<DispatchProperties> properties) {
        return new FurtherWays(jdbc, clock, () -> properties.getObject().senders());
    }
}
