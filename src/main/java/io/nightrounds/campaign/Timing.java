package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.BOOKED_TOO_LATE;
import static io.nightrounds.campaign.SuppressionReason.OUTSIDE_WINDOW;
import static io.nightrounds.campaign.SuppressionReason.TOO_LATE;
import static io.nightrounds.campaign.SuppressionReason.UNKNOWN_ZONE;

import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.cadence.Aim;
import io.nightrounds.campaign.cadence.Fit;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.cadence.Outside;
import io.nightrounds.campaign.cadence.SendingWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When one touch may take one way.
 *
 * @param zone of the clock that the patient lives by
 * @param note why it is not the time or the way that was wanted first; null where it is
 */
record Timing(
        Addressing way,
        SendingWindow window,
        ZoneId zone,
        Fit fit,
        @Nullable String note) {
    static Timing of(Visit visit, Addressing way, SendingWindow window, Aim aim, Outside rule) {
        ZoneId zone = visit.recipientZone();
        ZoneId known = Patient.UNKNOWN_ZONE.equals(zone) ? visit.practice().zone() : zone;
        return new Timing(way, window, zone, aim.into(window, rule, known), null);
    }

    Timing noting(String why) {
        return new Timing(way, window, zone, fit, why);
    }

    /** The same with the beginning at that moment, or when the window next opens, unless it was earlier anyway. */
    Timing from(Instant moment) {
        Instant begin = open(moment, fit.span().notAfter()).orElse(fit.span().notBefore());
        return begin.isBefore(fit.span().notBefore())
                ? new Timing(
                        way,
                        window,
                        zone,
                        new Fit(fit.span().beginningBy(begin), true),
                        "brought forward: the visit was booked too late for the touch before")
                : this;
    }

    /** Whether the rule leaves it any time at which the window is open. */
    boolean possible() {
        return fit.open() && open(fit.span().notBefore(), fit.span().notAfter()).isPresent();
    }

    /** Whether it was possible only before the visit stood where it stands. */
    boolean bookedTooLate(Instant placed) {
        return possible() && open(latest(placed), fit.span().notAfter()).isEmpty();
    }

    /** @param placed when the visit was first seen where it stands; null where that was never noticed */
    Optional<SuppressionReason> whyNot(Occasion occasion, @Nullable Instant placed, Instant now) {
        if (Patient.UNKNOWN_ZONE.equals(zone)) {
            return Optional.of(UNKNOWN_ZONE);
        }
        if (occasion == Occasion.BEFORE && placed != null && bookedTooLate(placed)) {
            return Optional.of(BOOKED_TOO_LATE);
        }
        if (fit.span().notAfter().isBefore(now)) {
            return Optional.of(TOO_LATE);
        }
        if (!possible()) {
            return Optional.of(OUTSIDE_WINDOW);
        }
        return open(latest(now), fit.span().notAfter()).isEmpty() ? Optional.of(TOO_LATE) : Optional.empty();
    }

    /** As a way to be recorded; empty where there is no contact or no text for it. */
    Optional<PlannedWay> planned() {
        return way instanceof Addressing.Addressed to
                ? Optional.of(new PlannedWay(
                        to.channel(),
                        to.recipient(),
                        to.language(),
                        fit.span().notBefore(),
                        fit.span().notAfter()))
                : Optional.empty();
    }

    String detail() {
        return "window " + window + " in " + zone;
    }

    /** What is to be said of the way and the time that were taken; null where both are those wanted. */
    @Nullable
    String notes() {
        String fallback = way instanceof Addressing.Addressed addressed ? addressed.note() : null;
        String notes = Stream.of(note, fallback).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return notes.isEmpty() ? null : notes;
    }

    private Instant latest(Instant moment) {
        return moment.isAfter(fit.span().notBefore()) ? moment : fit.span().notBefore();
    }

    private Optional<Instant> open(Instant from, Instant until) {
        return window.nextOpening(from, until, zone);
    }
}
