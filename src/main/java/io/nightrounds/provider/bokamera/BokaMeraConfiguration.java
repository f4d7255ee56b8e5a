package io.nightrounds.provider.bokamera;

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
class BokaMeraConfiguration {
    @Bean
    @Lazy
    BokaMeraProperties bokaMeraProperties(JobFile file) {
        return file.bind("providers/bokamera", BokaMeraProperties.DEFAULTS);
    }

    @Bean("bokamera")
    @Lazy
    Sender bokaMera(BokaMeraProperties properties, Transports transports, Secrets secrets, Clock clock) {
        return new BokaMeraSendSms(properties, secrets, transports.open("bokamera", properties.route()), clock);
    }
}
