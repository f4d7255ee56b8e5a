package io.nightrounds.provider.bokamera;

import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Transports;
import io.nightrounds.provider.bokamera.BokaMeraProperties.Login;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made only when dispatch asks for the vendor, so that a job file may leave it out. */
@Configuration(proxyBeanMethods = false)
class BokaMeraConfiguration {
    private static final String SECTION = "providers/bokamera";

    @Bean
    @Lazy
    BokaMeraProperties bokaMeraProperties(JobFile file) {
        BokaMeraProperties properties = file.bind(SECTION, BokaMeraProperties.DEFAULTS);
        if (file.has(SECTION) && properties.token() == null && properties.login() == null) {
            throw file.invalid(
                    SECTION, "BokaMera needs a bearer token. Write token: ${secret:NAME}, or login: to fetch one.");
        }
        return properties;
    }

    /** One way for messages and log, so that both share its connections. */
    @Bean
    @Lazy
    HttpTransport bokaMeraTransport(BokaMeraProperties properties, Transports transports) {
        return transports.open("bokamera", properties.route());
    }

    @Bean
    @Lazy
    BokaMeraAccount bokaMeraAccount(
            BokaMeraProperties properties, Transports transports, Secrets secrets, Clock clock) {
        Login login = properties.login();
        return new BokaMeraAccount(
                properties,
                secrets,
                login == null
                        ? null
                        : new BokaMeraLogin(
                                login,
                                secrets,
                                transports.openLogin(
                                        "bokamera", login.route(properties.connectTimeout(), properties.readTimeout())),
                                clock));
    }

    @Bean("bokamera")
    @Lazy
    Sender bokaMera(
            BokaMeraProperties properties, BokaMeraAccount account, HttpTransport bokaMeraTransport, Clock clock) {
        return new BokaMeraSendSms(properties, account, bokaMeraTransport, clock);
    }

    @Bean("bokamera-log")
    @Lazy
    DeliveryLog bokaMeraLog(BokaMeraProperties properties, BokaMeraAccount account, HttpTransport bokaMeraTransport) {
        return new BokaMeraMessageLog(properties, account, bokaMeraTransport);
    }
}
