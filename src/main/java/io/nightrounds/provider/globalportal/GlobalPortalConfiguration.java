package io.nightrounds.provider.globalportal;

import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Transports;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made only when dispatch asks for the vendor, so that a job file may leave it out. */
@Configuration(proxyBeanMethods = false)
class GlobalPortalConfiguration {
    @Bean
    @Lazy
    GlobalPortalProperties globalPortalProperties(JobFile file) {
        return file.bind("providers/globalportal", GlobalPortalProperties.DEFAULTS);
    }

    @Bean("globalportal")
    @Lazy
    Sender globalPortal(GlobalPortalProperties properties, Transports transports, Secrets secrets, Clock clock) {
        return new GlobalPortalOneOffMessages(
                properties, secrets, transports.open("globalportal", properties.route()), clock);
    }
}
