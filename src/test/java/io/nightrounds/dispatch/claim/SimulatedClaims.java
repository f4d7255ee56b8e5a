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
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.run.SimulatedParts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** How a simulated process claims. A deliberate defect is a subclass that swaps a part. */
public class SimulatedClaims {
    static final Practices PRACTICES = new Practices(
            Map.of("harbor", new Practice("Harbor Family Practice", SimulatedParts.CLINIC, "US", "en", null)));
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

    /**
     * Two channels can tell of several visits. No two reminders to one number have the same text: a vendor's log could
     * not tell them apart.
     */
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

    public Claims of(DataSource source, DeliveryLedger ledger, Clock clock) {
        return ClaimParts.of(source, check(), ledger, clock);
    }

    ClaimCheck check() {
        return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS);
    }
}
