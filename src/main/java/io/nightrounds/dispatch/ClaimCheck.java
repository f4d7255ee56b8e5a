package io.nightrounds.dispatch;

import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.campaign.Texts;
import io.nightrounds.campaign.who.ClosedContacts;
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
        Practice practice = practices.of(due.appointment().key().practice());
        ZoneId zone = Optional.ofNullable(due.patient().zone()).orElse(practice.zone());
        if (Patient.UNKNOWN_ZONE.equals(zone)) {
            return new Decision.Suppress(due.id(), SuppressionReason.UNKNOWN_ZONE);
        }
        Instant earliest = now.isBefore(due.notBefore()) ? due.notBefore() : now;
        Optional<Instant> opening =
                campaign.window(due.channel(), practice).nextOpening(earliest, due.notAfter(), zone);
        if (opening.isEmpty()) {
            return new Decision.Suppress(due.id(), SuppressionReason.OUTSIDE_WINDOW);
        }
        boolean later = opening.get().isAfter(now);
        if (later && !schedules) {
            return new Decision.Defer(
                    due.id(), Deferral.WINDOW_CLOSED, "opens " + opening.get().atZone(zone));
        }
        return new Decision.Send(message(due, practice, recipient, later ? opening.get() : null));
    }

    private OutboundMessage message(DueReminder due, Practice practice, String recipient, @Nullable Instant sendAt) {
        Texts.Text text = texts.render(
                due.campaign(), due.language(), due.channel(), due.patient(), List.of(due.appointment()), practice);
        return new OutboundMessage(
                new AttemptKey(due.id(), due.attempts() + 1),
                practice,
                due.appointment(),
                due.patient(),
                due.channel(),
                recipient,
                text.subject(),
                text.body(),
                sendAt);
    }
}
