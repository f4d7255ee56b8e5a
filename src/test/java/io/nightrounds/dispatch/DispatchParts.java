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
import io.nightrounds.campaign.who.DeclinedContacts;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.campaign.who.FailedContacts;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.database.ClaimGuard;
import io.nightrounds.partition.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The room's parts put together over one database, for a practice in Boston that sends from eight to eight. */
final class DispatchParts {
    static final Map<Channel, String> SENDERS = Map.of(Channel.SMS, "first", Channel.EMAIL, "second");
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final String DATES = "{{#appointments}}{{appointment.date}}{{^-last}}, {{/-last}}{{/appointments}}";

    final DataSource source;
    final Clock clock;
    final DeliveryLedger ledger;
    final DueReminders due;
    final Claims claims;
    final Doubts doubts;

    DispatchParts(DataSource source, Clock clock) {
        this(source, clock, () -> {});
    }

    DispatchParts(DataSource source, Clock clock, ClaimGuard guard) {
        this.source = source;
        this.clock = clock;
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        ledger = new DeliveryLedger(named, transactions, clock, guard, new FurtherWays(named, clock, () -> SENDERS));
        due = new DueReminders(JdbcClient.create(source));
        claims = new Claims(due, check(true), contacts(source, clock), ledger, clock);
        doubts = new Doubts(JdbcClient.create(source), transactions, clock);
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

    static DispatchProperties properties(int maxInFlight) {
        return new DispatchProperties(maxInFlight, SENDERS, Map.of(), 4, FIRST_DELAY);
    }

    Dispatcher dispatcher(int maxInFlight, Sender... senders) {
        return dispatcher(1, maxInFlight, senders);
    }

    Dispatcher dispatcher(long run, int maxInFlight, Sender... senders) {
        return dispatcher(run, properties(maxInFlight), senders);
    }

    Dispatcher dispatcher(long run, DispatchProperties properties, Sender... senders) {
        List<Lane> lanes = List.of(senders).stream()
                .map(sender -> lane(sender, properties))
                .toList();
        return new Dispatcher(Portion.whole(run), lanes, properties.maxInFlight(), claims, new AnswerQueue());
    }

    private Lane lane(Sender sender, DispatchProperties properties) {
        Lane lane = new Lane(sender, properties, Share.WHOLE, new Random(1));
        claims.askedToWait(sender.provider()).ifPresent(until -> lane.rest(until, clock.instant()));
        return lane;
    }
}
