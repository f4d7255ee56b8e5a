package io.nightrounds.provider;

import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.sync.SyncGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The vendors as a job file describes them, all at one address that the machine's settings give. */
public final class Vendors implements AutoCloseable {
    public static final String UPDOX = """
            updox:
                applicationId: vendorId
                applicationPassword: ${secret:ONE}
                accounts: { thames: { accountId: acc-1, userId: reminders } }
            """;

    private static final String JOB = """
            job: nightly
            zone: Europe/London
            practices:
              thames: { name: Thames Dental, zone: Europe/London, region: GB, language: en }
            intake:
              appointments: { file: a.csv }
            sync: { batchSize: 200, sendOldId: true }
            campaigns:
              visit:
                channels: [sms]
                window: { from: "08:00", to: "20:00" }
                touches: { day-before: { before: P1D, latest: PT2H } }
                templates: { en: { sms: { body: "x", requires: [] } } }
            dispatch:
              senders: { sms: bokamera, direct: updox }
            """;

    private final AnnotationConfigApplicationContext context;

    private Vendors(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /**
     * @param providers the entries below {@code providers:}, the first without indentation and its members with four
     */
    public static Vendors at(VendorDouble there, String providers) throws IOException {
        return at(there.base().toString(), providers);
    }

    /** Where the job file says they are: for what calls nobody. */
    static Vendors atTheirOwnAddresses(String providers) throws IOException {
        return at((String) null, providers);
    }

    /** At the desks of a sandbox, whose key is the secret {@code DEMO}. */
    public static Vendors at(OpenDesks there, String providers) throws IOException {
        return at(there.url().toString(), providers);
    }

    static Vendors at(@Nullable String address, String providers) throws IOException {
        JobFile file = jobFile(providers);
        var context = new AnnotationConfigApplicationContext();
        if (address != null) {
            context.getEnvironment().getPropertySources().addFirst(machine(address));
        }
        context.registerBean(JobFile.class, () -> file);
        context.registerBean(Secrets.class, () -> Samples.SECRETS);
        context.registerBean(Clock.class, () -> Samples.CLOCK);
        context.scan("io.nightrounds.provider");
        context.refresh();
        return new Vendors(context);
    }

    static JobFile jobFile(String providers) throws IOException {
        Path path = Files.createTempFile("job", ".yaml");
        try {
            Files.writeString(path, JOB + "providers:\n  " + providers);
            return JobFile.read(path);
        } finally {
            Files.delete(path);
        }
    }

    AnnotationConfigApplicationContext context() {
        return context;
    }

    public Sender sender(String vendor) {
        return context.getBean(vendor, Sender.class);
    }

    public SendOutcome send(String vendor, OutboundMessage message) throws Exception {
        return sender(vendor).send(message).get(30, TimeUnit.SECONDS);
    }

    public SyncGateway sync() {
        return context.getBean("updox-sync", SyncGateway.class);
    }

    public DeliveryLog log(String vendor) {
        return context.getBean(vendor + "-log", DeliveryLog.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static SystemEnvironmentPropertySource machine(String address) {
        Map<String, Object> settings = new HashMap<>();
        for (String vendor : new String[] {"UPDOX", "PATIENTCOMMS", "GLOBALPORTAL", "BOKAMERA"}) {
            settings.put("NIGHTROUNDS_" + vendor + "_BASE_URL", address);
        }
        return new SystemEnvironmentPropertySource("machine-systemEnvironment", settings);
    }
}
