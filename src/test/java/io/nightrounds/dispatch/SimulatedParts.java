package io.nightrounds.dispatch;

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
import io.nightrounds.campaign.who.WhoProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What a simulated process is built of: the real parts. A deliberate defect is a subclass that swaps one of them. */
class SimulatedParts {
    static final ZoneId CLINIC = ZoneId.of("America/New_York");
    static final List<String> VENDORS = List.of("texts", "calls", "mails", "letters");
    static final Map<Channel, String> SENDERS =
            Map.of(Channel.SMS, "texts", Channel.VOICE, "calls", Channel.EMAIL, "mails", Channel.DIRECT, "letters");
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    static final Practices PRACTICES =
            new Practices(Map.of("harbor", new Practice("Harbor Family Practice", CLINIC, "US", "en", null)));
    static final Campaigns CAMPAIGNS = new Campaigns(Map.of(
            "recall",
            new CampaignProperties(
                    List.of(Channel.values()),
                    WindowProperties.hours("08:00", "20:00"),
                    null,
                    Map.of("two-days-before", RelativeTouch.daysBefore(2, Duration.ofDays(1))),
                    Map.of("en", texts()),
                    Fallback.NEXT_CHANNEL,
                    true,
                    WhoProperties.DEFAULT,
                    Grouping.FAMILY)));
    static final Texts TEXTS = new Texts(CAMPAIGNS);

    /** Two channels can tell of several visits. No two reminders to one number have the same text: a vendor's log could not tell them apart. */
    private static Map<Channel, Template> texts() {
        return Map.of(
                Channel.SMS,
                new Template(null, "{{#appointments}}{{appointment.id}} on {{appointment.date}}. {{/appointments}}"),
                Channel.VOICE,
                new Template(null, "{{appointment.id}} on {{appointment.date}} at {{appointment.time}}"),
                Channel.EMAIL,
                new Template("Your visits", "{{#appointments}}{{appointment.id}} {{/appointments}}"),
                Channel.DIRECT,
                new Template("Your visit", "{{appointment.date}}"));
    }

    /** Some vendors have fewer places than are claimed for them. */
    DispatchProperties properties(int maxInFlight) {
        DispatchProperties.Limit half = new DispatchProperties.Limit((maxInFlight + 1) / 2, null, null);
        return new DispatchProperties(maxInFlight, SENDERS, Map.of("texts", half, "mails", half), 4, FIRST_DELAY);
    }

    /** How many this process lets fly at once. @param promised what the job file says */
    int inFlight(int promised) {
        return promised;
    }

    DeliveryLedger ledger(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new DeliveryLedger(
                new NamedParameterJdbcTemplate(source), transactions, clock, () -> {}, ways(source, clock));
    }

    static FurtherWays ways(DataSource source, Clock clock) {
        return new FurtherWays(new NamedParameterJdbcTemplate(source), clock, () -> SENDERS);
    }

    ClaimCheck check() {
        return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS);
    }

    Claims claims(DueReminders due, ClosedContacts contacts, DeliveryLedger ledger, Clock clock) {
        return new Claims(due, check(), contacts, ledger, clock);
    }

    /** @param ledger for defects that mix up the order of writing and sending */
    Sender sender(Sender vendor, DeliveryLedger ledger) {
        return vendor;
    }

    static JdbcTemplate jdbc(DataSource source) {
        return new JdbcTemplate(source);
    }
}
