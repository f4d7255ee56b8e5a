package io.nightrounds.provider.patientcomms;

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
class PatientCommsConfiguration {
    @Bean
    @Lazy
    PatientCommsProperties patientCommsProperties(JobFile file) {
        return file.bind("providers/patientcomms", PatientCommsProperties.DEFAULTS);
    }

    @Bean("patientcomms")
    @Lazy
    Sender patientComms(PatientCommsProperties properties, Transports transports, Secrets secrets, Clock clock) {
        return new PatientCommsVoiceCall(
                properties, secrets, transports.open("patientcomms", properties.route()), clock);
    }
}
