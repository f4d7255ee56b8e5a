package io.nightrounds.provider.updox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.Vendors;
import org.junit.jupiter.api.Test;

/** What a night would find out practice by practice is found when the job file is looked at. */
class UpdoxAccountsTest {
    @Test
    void findsAPracticeWithoutAnAccountAndSaysWhere() {
        assertThatThrownBy(() -> bind("{ harbor: { accountId: acc-1, userId: u } }"))
                .rootCause()
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageMatching("(?s).*\\.yaml:\\d+:\\d+: Practice 'thames' has no account at Updox.*");
    }

    @Test
    void findsAPracticeWithoutTheUserThatDirectMessagesNeed() {
        assertThatThrownBy(() -> bind("{ thames: { accountId: acc-1 } }"))
                .rootCause()
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("Practice 'thames' has no userId at Updox");
    }

    private static void bind(String accounts) throws Exception {
        String updox =
                "updox: { applicationId: a, applicationPassword: \"${secret:ONE}\", accounts: " + accounts + " }\n";
        try (VendorDouble there = VendorDouble.that();
                Vendors vendors = Vendors.at(there, updox)) {
            vendors.sender("updox");
        }
    }
}
