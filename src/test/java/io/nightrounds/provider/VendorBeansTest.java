package io.nightrounds.provider;

import static io.nightrounds.provider.VendorDouble.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.SecretMissing;
import io.nightrounds.sync.SyncGateway;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;

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

    @ParameterizedTest
    @CsvSource({"bokamera, SMS", "patientcomms, VOICE", "globalportal, EMAIL", "updox, DIRECT"})
    void namesEverySenderAfterItsVendorAndSendsToTheMachinesAddress(String vendor, Channel channel) throws Exception {
        try (VendorDouble there = VendorDouble.that(answers(200, GOOD));
                Vendors vendors = Vendors.at(there, ALL)) {
            Sender sender = vendors.sender(vendor);

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
        try (var vendors = Vendors.atTheirOwnAddresses(bokamera)) {
            var context = vendors.context();
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
        try (var vendors = Vendors.at(address, ALL)) {
            assertThatThrownBy(() -> vendors.sender("bokamera"))
                    .rootCause()
                    .isInstanceOf(JobFileInvalid.class)
                    .hasMessageContaining("NIGHTROUNDS_BOKAMERA_BASE_URL: ")
                    .hasMessageNotContaining("pa55");
        }
    }

    @Test
    void asksForASecretThatIsNotSetAsSoonAsTheVendorIsMade() throws Exception {
        try (var vendors = Vendors.atTheirOwnAddresses(ALL.replace("secret:TWO", "secret:THREE"))) {
            assertThatThrownBy(() -> vendors.sender("bokamera"))
                    .rootCause()
                    .isInstanceOf(SecretMissing.class)
                    .hasMessageContaining("THREE");
        }
    }
}
