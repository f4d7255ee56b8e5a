package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.Grouping;
import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.campaign.Texts;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last look before a claim: a visit cancelled or moved, a patient who declined, a number that failed, a window that
 * closed since the planning all end here, and not at the patient.
 */
@Component
class ClaimCheck {
    private final Practices practices;
    private final Campaigns campaigns;
    private final Texts texts;

    ClaimCheck(Practices practices, Campaigns campaigns, Texts texts) {
        this.practices = practices;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    /**
     * Decides about one reminder. What the job file no longer has keeps only the reminders that need it.
     *
     * @param closed numbers and addresses that must not be used
     * @param schedules whether the vendor can be told to send later
     */
    Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
        try {
            return unlessOfWay(decision(due, closed, schedules, now), due);
        } catch (IllegalStateException e) {
            return new Decision.Defer(due.id(), Deferral.NOT_IN_JOB_FILE, String.valueOf(e.getMessage()));
        }
    }

    /** What speaks against this way only leaves the others. */
    private static Decision unlessOfWay(Decision decision, DueReminder due) {
        return decision instanceof Decision.Suppress suppress
                        && suppress.reason().isOfWay()
                ? new Decision.EndWay(due.id(), due.way().nth(), suppress.reason())
                : decision;
    }

    private Decision decision(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
        Optional<SuppressionReason> ineligible =
                Eligibility.ofVisit(due.planned(), due.appointment(), due.patient(), now);
        if (ineligible.isPresent()) {
            return new Decision.Suppress(due.id(), ineligible.get());
        }
        CampaignProperties campaign = campaigns.of(due.campaign());
        if (campaign.who().excludes(due.appointment()).isPresent()) {
            return new Decision.Suppress(due.id(), SuppressionReason.NOT_FOR_VISIT);
        }
        return campaign.who()
                .guardians()
                .reached(due.patient(), due.appointment())
                .map(reached -> reaching(reached, due, closed, schedules, now))
                .orElseGet(() -> new Decision.Suppress(due.id(), SuppressionReason.NO_GUARDIAN));
    }

    /** @param reached the patient with the contacts that are used, which may be the guardian's */
    private Decision reaching(
            Patient reached, DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
        CampaignProperties campaign = campaigns.of(due.campaign());
        Optional<SuppressionReason> forbidden =
                Eligibility.ofWay(reached, due.channel(), campaign.who().consent(), closed);
        String recipient = reached.contact(due.channel());
        if (forbidden.isPresent() || recipient == null) {
            return new Decision.Suppress(due.id(), forbidden.orElse(SuppressionReason.NO_CONTACT));
        }
        if (!now.isBefore(due.notAfter())) {
            return new Decision.Suppress(due.id(), SuppressionReason.TOO_LATE);
        }
        if (campaign.requireSync() && !due.synced()) {
            return new Decision.Defer(
                    due.id(), Deferral.NOT_SYNCED, "AppointmentsSync has not accepted this appointment as it is now");
        }
        return inWindow(due, campaign, recipient, schedules, now);
    }

    private Decision inWindow(
            DueReminder due, CampaignProperties campaign, String recipient, boolean schedules, Instant now) {
        Hours hours = hours(due, campaign);
        if (Patient.UNKNOWN_ZONE.equals(hours.zone())) {
            return new Decision.Suppress(due.id(), SuppressionReason.UNKNOWN_ZONE);
        }
        Optional<Instant> opening = hours.next(now);
        if (opening.isEmpty()) {
            return new Decision.Suppress(due.id(), SuppressionReason.OUTSIDE_WINDOW);
        }
        boolean later = opening.get().isAfter(now);
        if (later && !schedules) {
            return new Decision.Defer(
                    due.id(), Deferral.WINDOW_CLOSED, "opens " + opening.get().atZone(hours.zone()));
        }
        return new Decision.Send(message(List.of(due), recipient, later ? opening.get() : null));
    }

    private Hours hours(DueReminder due, CampaignProperties campaign) {
        Practice practice = practices.of(due.appointment().key().practice());
        ZoneId zone = Optional.ofNullable(due.patient().zone()).orElse(practice.zone());
        return new Hours(campaign.window(due.channel(), practice), zone, due.notBefore(), due.notAfter());
    }

    /** Whether today's job file lets one message tell of both; what they have in common is in their group's key. */
    boolean mayGoTogether(DueReminder one, DueReminder other) {
        Grouping rule = campaigns.of(one.campaign()).group();
        boolean allowed = rule.mixesPatients(one.channel())
                || rule != Grouping.NONE
                        && one.patient().key().equals(other.patient().key());
        return allowed && texts.tellsSeveral(one.campaign(), one.language(), one.channel());
    }

    /** The first moment at which all of these may go out together; each of them may go out alone. */
    Optional<Instant> commonMoment(List<DueReminder> together, boolean schedules, Instant now) {
        CampaignProperties campaign = campaigns.of(together.get(0).campaign());
        return Hours.common(together.stream().map(due -> hours(due, campaign)).toList(), now)
                .filter(moment -> schedules || moment.equals(now));
    }

    /**
     * One message about all of these.
     *
     * @param together the earliest visit first
     * @param sendAt null for at once
     */
    OutboundMessage message(List<DueReminder> together, String recipient, @Nullable Instant sendAt) {
        DueReminder first = together.get(0);
        Practice practice = practices.of(first.appointment().key().practice());
        Texts.Text text = texts.render(
                first.campaign(),
                first.language(),
                first.channel(),
                together.stream().map(DueReminder::patient).toList(),
                together.stream().map(DueReminder::appointment).toList(),
                practice);
        return new OutboundMessage(
                first.nextAttempt(),
                practice,
                first.appointment(),
                first.patient(),
                first.channel(),
                recipient,
                text.subject(),
                text.body(),
                sendAt,
                together.stream().skip(1).map(ClaimCheck::companion).toList());
    }

    private static OutboundMessage.Companion companion(DueReminder due) {
        return new OutboundMessage.Companion(due.nextAttempt(), due.appointment(), due.patient());
    }
}
