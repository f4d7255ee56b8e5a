package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.OUTSIDE_WINDOW;
import static io.nightrounds.campaign.SuppressionReason.TOO_LATE;

import io.nightrounds.appointment.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides about every touch of a visit. Pure: the same visit, night and moment give the same answer, and nothing is
 * read or written. What was planned before is the ledger's matter.
 */
@Component
public final class Planner {
    /**
     * How long ago a visit may have begun to be looked at: after an outage of a week its touches still get a row that
     * says why nothing was sent.
     */
    static final Duration LOOK_BACK = Duration.ofDays(7);

    private final Campaigns campaigns;

    public Planner(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** The touches that are due on that night, in the job file's order, each to be sent or with the reason why not. */
    public List<PlannedTouch> plan(Visit visit, LocalDate night, Instant now) {
        return explain(visit, night, now).stream()
                .filter(TouchVerdict.Due.class::isInstance)
                .map(verdict -> ((TouchVerdict.Due) verdict).planned())
                .toList();
    }

    /** What that night says of every touch of every campaign, those not due included. */
    public List<TouchVerdict> explain(Visit visit, LocalDate night, Instant now) {
        List<TouchVerdict> verdicts = new ArrayList<>();
        campaigns.byName().forEach((name, campaign) -> campaign.touches()
                .forEach((touchName, touch) -> verdicts.add(
                        new Decision(visit, key(visit, name, touchName), campaign, touch, now).on(night))));
        return verdicts;
    }

    /** The earliest start of a visit that is looked at. */
    static Instant lookBack(Instant now) {
        return now.minus(LOOK_BACK);
    }

    /** A moment before which every visit with a due touch begins; the look-back's end where there are no touches. */
    Instant horizon(LocalDate night, ZoneId clinic, Instant now) {
        return campaigns.byName().values().stream()
                .flatMap(campaign -> campaign.touches().values().stream())
                .map(touch -> touch.horizon(night, clinic))
                .max(Instant::compareTo)
                .orElse(lookBack(now));
    }

    private static TouchKey key(Visit visit, String campaign, String touch) {
        Appointment appointment = visit.appointment();
        return new TouchKey(appointment.key(), appointment.start(), campaign, touch);
    }

    private record Decision(Visit visit, TouchKey key, CampaignProperties campaign, Touch touch, Instant now) {
        TouchVerdict on(LocalDate night) {
            LocalDate date = touch.date(key.start(), visit.practice().zone());
            if (key.start().isBefore(lookBack(now))) {
                return new TouchVerdict.NeverDue(key, date);
            }
            return date.isAfter(night) ? new TouchVerdict.NotYetDue(key, date) : new TouchVerdict.Due(date, planned());
        }

        private PlannedTouch planned() {
            SendingWindow window = campaign.window().hours();
            Touch.Span span = touch.span(key.start(), visit.practice().zone(), visit.recipientZone(), window);
            Optional<SuppressionReason> ofVisit =
                    Eligibility.ofVisit(visit.appointment(), visit.patient(), key.start(), now);
            if (ofVisit.isPresent()) {
                return suppressed(span, ofVisit.get(), null);
            }
            Optional<SuppressionReason> ofTime = ofTime(span, window);
            if (ofTime.isPresent()) {
                return suppressed(span, ofTime.get(), "window " + window + " in " + visit.recipientZone());
            }
            Addressing addressing = Addressing.of(visit, campaign);
            return addressing instanceof Addressing.Addressed addressed
                    ? addressed(span, addressed)
                    : unaddressed(span, (Addressing.Unaddressed) addressing);
        }

        private PlannedTouch unaddressed(Touch.Span span, Addressing.Unaddressed why) {
            return suppressed(span, why.reason(), why.detail());
        }

        private Optional<SuppressionReason> ofTime(Touch.Span span, SendingWindow window) {
            Instant end = span.notAfter();
            ZoneId zone = visit.recipientZone();
            if (end.isBefore(now)) {
                return Optional.of(TOO_LATE);
            }
            if (window.nextOpening(span.notBefore(), end, zone).isEmpty()) {
                return Optional.of(OUTSIDE_WINDOW);
            }
            Instant from = span.notBefore().isBefore(now) ? now : span.notBefore();
            return window.nextOpening(from, end, zone).isEmpty() ? Optional.of(TOO_LATE) : Optional.empty();
        }

        private PlannedTouch addressed(Touch.Span span, Addressing.Addressed to) {
            return new PlannedTouch(
                    key,
                    visit.patient().key().id(),
                    to.channel(),
                    to.recipient(),
                    to.language(),
                    span.notBefore(),
                    span.notAfter(),
                    null,
                    to.fallback());
        }

        private PlannedTouch suppressed(Touch.Span span, SuppressionReason reason, @Nullable String detail) {
            return new PlannedTouch(
                    key,
                    visit.patient().key().id(),
                    null,
                    null,
                    null,
                    span.notBefore(),
                    span.notAfter(),
                    reason,
                    detail);
        }
    }
}
