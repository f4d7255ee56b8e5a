package io.nightrounds.provider.updox;

import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Transports;
import io.nightrounds.sync.SyncGateway;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made only when sync or dispatch asks for the vendor, so that a job file may leave it out. */
@Configuration(proxyBeanMethods = false)
class UpdoxConfiguration {
    @Bean
    @Lazy
    UpdoxProperties updoxProperties(JobFile file) {
        return file.bind("providers/updox", UpdoxProperties.DEFAULTS);
    }

    @Bean("updox-sync")
    @Lazy
    SyncGateway updoxSync(
            UpdoxProperties properties, JobFile file, Transports transports, Secrets secrets, Clock clock) {
        boolean sendOldId = file.bind("sync", OldIds.class).sendOldId();
        return new UpdoxAppointmentsSync(
                properties, sendOldId, secrets, transports.open("updox", properties.route()), clock);
    }

    @Bean("updox")
    @Lazy
    Sender updoxDirect(UpdoxProperties properties, Transports transports, Secrets secrets, Clock clock) {
        return new UpdoxPatientDirectMessageSend(
                properties, secrets, transports.open("updox", properties.route()), clock);
    }

    /** The one setting of the sync section that is about this vendor's wire format. */
    record OldIds(boolean sendOldId) {}
}
