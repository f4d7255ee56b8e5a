package io.nightrounds.provider.updox;

import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.Mistake;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Transports;
import io.nightrounds.provider.updox.UpdoxProperties.Account;
import io.nightrounds.sync.SyncGateway;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made only when sync or dispatch asks for the vendor, so that a job file may leave it out. */
@Configuration(proxyBeanMethods = false)
class UpdoxConfiguration {
    private static final String SECTION = "providers/updox";

    @Bean
    @Lazy
    UpdoxProperties updoxProperties(JobFile file) {
        UpdoxProperties properties = file.bind(SECTION, UpdoxProperties.DEFAULTS);
        if (file.has(SECTION)) {
            checkAccounts(file, properties);
        }
        return properties;
    }

    /** Every practice is synced, so each needs an account; those of a job that sends Direct messages a user as well. */
    private static void checkAccounts(JobFile file, UpdoxProperties properties) {
        boolean direct =
                "updox".equals(file.bind("dispatch/senders", Carriers.class).direct());
        List<Mistake> mistakes = new ArrayList<>();
        for (String practice : file.keys("practices")) {
            Account account = properties.accounts().get(practice);
            if (account == null) {
                mistakes.addAll(file.invalid(
                                SECTION + "/accounts",
                                "Practice '" + practice + "' has no account at Updox. Add '" + practice
                                        + ": { accountId: … }' here, or take the practice out of practices.")
                        .mistakes());
            } else if (direct && account.userId() == null) {
                mistakes.addAll(file.invalid(
                                SECTION + "/accounts/"
                                        + practice.replace("~", "~0").replace("/", "~1"),
                                "Practice '" + practice + "' has no userId at Updox, which Direct messages need. Add"
                                        + " userId, or leave direct out of dispatch.senders.")
                        .mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new JobFileInvalid(mistakes);
        }
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

    /** Who carries what, as far as it is about this vendor. */
    record Carriers(@Nullable String direct) {}

    /** The one setting of the sync section that is about this vendor's wire format. */
    record OldIds(boolean sendOldId) {}
}
