package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.NotSent;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.SecretMissing;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.sync.SyncGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class VendorBeansTest {
    private static final String ALL = """
            updox:
                applicationId: nightrounds
                applicationPassword: ${secret:ONE}
                accounts: { thames: { accountId: t, userId: u } }
              patientcomms: { apiKey: "${secret:ONE}", username: n, source: Nightrounds }
              globalportal: { header: X-Key, credential: "${secret:ONE}", from: { email: a@example.org } }
              bokamera: { apiKey: "${secret:ONE}", token: "${secret:TWO}" }
            """;

    /** Takes the part of all four at once: each vendor reads what is its own. */
    private static final String GOOD =
            "{\"Success\":true,\"MessageId\":7,\"Id\":7,\"successful\":true,\"responseCode\":2000,"
                    + "\"patientCommunicationId\":\"d3e26757-dc05-4ca0-bc05-93a6944b89f7\",\"statuses\":[]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource({"bokamera, SMS", "patientcomms, VOICE", "globalportal, EMAIL", "updox, DIRECT"})
    void namesEverySenderAfterItsVendorAndSendsToTheMachinesAddress(String vendor, Channel channel) throws Exception {
        try (VendorDouble there = VendorDouble.that(answers(200, GOOD));
                var context = context(ALL, there.base().toString())) {
            Sender sender = context.getBean(vendor, Sender.class);

            assertThat(sender.provider()).isEqualTo(vendor);
            assertThat(sender.carries(channel)).isTrue();
            assertThat(sender.send(Samples.message(channel, null)).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(Accepted.class);
            assertThat(there.received()).hasSize(1);
        }
    }

    @Test
    void makesAVendorThatTheJobFileLeavesOutOnlyWhenAsked() throws Exception {
        String bokamera = "bokamera: { apiKey: \"${secret:ONE}\", token: \"${secret:TWO}\" }\n";
        try (var context = context(bokamera, null)) {
            assertThat(context.getBean("bokamera", Sender.class)).isNotNull();
            assertThat(context.getBeansOfType(JobSection.class)).hasSize(4);
            assertThatThrownBy(() -> context.getBean("updox-sync", SyncGateway.class))
                    .isInstanceOf(BeanCreationException.class)
                    .rootCause()
                    .isInstanceOf(JobFileInvalid.class)
                    .hasMessageContaining("'updox' is needed but is not described here.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.org", "https://user:pa55@example.org", "not an address"})
    void refusesAMachinesAddressThatIsNotSafe(String address) throws Exception {
        try (var context = context(ALL, address)) {
            assertThatThrownBy(() -> context.getBean("bokamera", Sender.class))
                    .rootCause()
                    .isInstanceOf(JobFileInvalid.class)
                    .hasMessageContaining("NIGHTROUNDS_BOKAMERA_BASE_URL: ")
                    .hasMessageNotContaining("pa55");
        }
    }

    @Test
    void asksForASecretThatIsNotSetAsSoonAsTheVendorIsMade() throws Exception {
        try (var context = context(ALL.replace("secret:TWO", "secret:THREE"), null)) {
            assertThatThrownBy(() -> context.getBean("bokamera", Sender.class))
                    .rootCause()
                    .isInstanceOf(SecretMissing.class)
                    .hasMessageContaining("THREE");
        }
    }

    @Test
    void logsNoCredentialNoContactAndNoText() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger ours = (Logger) LoggerFactory.getLogger("io.nightrounds");
        Level before = ours.getLevel();
        log.start();
        ours.addAppender(log);
        ours.setLevel(Level.TRACE);
        try {
            callEveryVendor();
        } finally {
            ours.detachAppender(log);
            ours.setLevel(before);
        }
        assertThat(log.list).hasSizeGreaterThanOrEqualTo(10).allSatisfy(event -> assertThat(event.getFormattedMessage())
                .doesNotContain(Samples.CANARY_ONE, Samples.CANARY_TWO, "447700900123", "example.org", "Josephine"));
    }

    private void callEveryVendor() throws Exception {
        String gone;
        String echo = "{\"Message\":\"" + Samples.CANARY_ONE + " +447700900123\"}";
        try (VendorDouble there = VendorDouble.that(answers(400, echo));
                var context = context(ALL, there.base().toString())) {
            gone = there.base().toString();
            sendAll(context);
            assertThat(there.received()).hasSize(5);
        }
        try (var context = context(ALL, gone)) {
            sendAll(context);
            assertThat(context.getBean("bokamera", Sender.class)
                            .send(Samples.message(Channel.SMS, null))
                            .get(30, TimeUnit.SECONDS))
                    .isInstanceOf(NotSent.class);
        }
    }

    private static void sendAll(AnnotationConfigApplicationContext context) throws Exception {
        Map<String, Channel> vendors = Map.of(
                "bokamera", Channel.SMS,
                "patientcomms", Channel.VOICE,
                "globalportal", Channel.EMAIL,
                "updox", Channel.DIRECT);
        for (Map.Entry<String, Channel> vendor : vendors.entrySet()) {
            Sender sender = context.getBean(vendor.getKey(), Sender.class);
            Object outcome =
                    sender.send(Samples.message(vendor.getValue(), null)).get(30, TimeUnit.SECONDS);
            assertThat(outcome + " " + sender).doesNotContain("canary", "447700900123");
        }
        SyncGateway sync = context.getBean("updox-sync", SyncGateway.class);
        Object answer = sync.push("thames", List.of(Samples.appointment("a-1"))).get(30, TimeUnit.SECONDS);
        assertThat(answer + " " + sync).doesNotContain("canary");
    }

    private AnnotationConfigApplicationContext context(String providers, @Nullable String address) throws IOException {
        Path path = folder.resolve("job.yaml");
        Files.writeString(path, JOB + "providers:\n  " + providers);
        JobFile file = JobFile.read(path);
        var context = new AnnotationConfigApplicationContext();
        if (address != null) {
            context.getEnvironment().getPropertySources().addFirst(machine(address));
        }
        context.registerBean(JobFile.class, () -> file);
        context.registerBean(Secrets.class, () -> Samples.SECRETS);
        context.registerBean(Clock.class, () -> Samples.CLOCK);
        context.scan("io.nightrounds.provider");
        context.refresh();
        return context;
    }

    private static SystemEnvironmentPropertySource machine(String address) {
        return new SystemEnvironmentPropertySource(
                "machine-systemEnvironment",
                Map.of(
                        "NIGHTROUNDS_UPDOX_BASE_URL", address,
                        "NIGHTROUNDS_PATIENTCOMMS_BASE_URL", address,
                        "NIGHTROUNDS_GLOBALPORTAL_BASE_URL", address,
                        "NIGHTROUNDS_BOKAMERA_BASE_URL", address));
    }

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
                templates: { en: { sms: { body: "x" } } }
            dispatch:
              senders: { sms: bokamera }
            """;
}
