package io.nightrounds.provider.updox;

import io.nightrounds.provider.updox.UpdoxProperties.Account;
import io.nightrounds.provider.updox.UpdoxProperties.DirectSender;
import java.util.Map;

/** An account for the practice of the samples, and one without a user. */
final class UpdoxFixtures {
    private UpdoxFixtures() {}

    /** By id and without a calendar file. */
    static UpdoxProperties properties() {
        return properties(DirectSender.ID, false);
    }

    static UpdoxProperties properties(DirectSender sender, boolean attachCalendar) {
        UpdoxProperties defaults = UpdoxProperties.DEFAULTS;
        return new UpdoxProperties(
                defaults.baseUrl(),
                defaults.syncPath(),
                defaults.directPath(),
                "vendorId",
                "${secret:ONE}",
                sender,
                attachCalendar,
                Map.of("thames", new Account("acc-1", "reminders"), "harbor", new Account("acc-2", null)),
                defaults.connectTimeout(),
                defaults.readTimeout());
    }

    static String envelope(String successful, int code, String more) {
        return "{\"successful\":" + successful + ",\"responseMessage\":\"said\",\"responseCode\":" + code + more + "}";
    }
}
