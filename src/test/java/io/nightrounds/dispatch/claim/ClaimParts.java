package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.Fallback;
import io.nightrounds.campaign.Grouping;
import io.nightrounds.campaign.Texts;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.WindowProperties;
import io.nightrounds.campaign.text.Template;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.DeclinedContacts;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.campaign.who.FailedContacts;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims put together over one database, for a practice in Boston that sends from eight to eight. */
public final class ClaimParts {
    private static final String DATES = "{{#appointments}}{{appointment.date}}{{^-last}}, {{/-last}}{{/appointments}}";

    private ClaimParts() {}

    public static Claims of(DataSource source, DeliveryLedger ledger, Clock clock) {
        return of(source, check(true), ledger, clock);
    }

    static Claims of(DataSource source, ClaimCheck check, DeliveryLedger ledger, Clock clock) {
        return new Claims(new DueReminders(JdbcClient.create(source)), check, contacts(source, clock), ledger, clock);
    }

    static ClosedContacts contacts(DataSource source, Clock clock) {
        return new ClosedContacts(
                new DeclinedContacts(new NamedParameterJdbcTemplate(source)),
                new FailedContacts(JdbcClient.create(source), FailedContactProperties.DEFAULT, clock));
    }

    static ClaimCheck check(boolean requireSync) {
        return check(requireSync, WhoProperties.DEFAULT, Grouping.PATIENT);
    }

    /** Every text can tell of several visits, but for that of e-mails. */
    static ClaimCheck check(boolean requireSync, WhoProperties who, Grouping group) {
        Practices practices = new Practices(Map.of(
                "harbor", new Practice("Harbor Family Practice", ZoneId.of("America/New_York"), "US", "en", null)));
        Campaigns campaigns = new Campaigns(Map.of(
                "recall",
                new CampaignProperties(
                        List.of(Channel.SMS, Channel.EMAIL),
                        WindowProperties.hours("08:00", "20:00"),
                        null,
                        Map.of("two-days-before", RelativeTouch.daysBefore(2, Duration.ofDays(1))),
                        Map.of(
                                "en",
                                Map.of(
                                        Channel.SMS,
                                        new Template(null, DATES),
                                        Channel.EMAIL,
                                        new Template("Your visit", "{{patient.firstName}}"),
                                        Channel.DIRECT,
                                        new Template("Your visits", DATES),
                                        Channel.VOICE,
                                        new Template(null, DATES))),
                        Fallback.NEXT_CHANNEL,
                        requireSync,
                        who,
                        group)));
        return new ClaimCheck(practices, campaigns, new Texts(campaigns));
    }
}
