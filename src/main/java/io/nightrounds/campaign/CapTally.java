package io.nightrounds.campaign;

import io.nightrounds.appointment.PatientKey;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.who.CapProperties;
import io.nightrounds.campaign.who.CapProperties.Cap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what each patient and each number gets, and holds back what would be too much. Pure. A notice that corrects
 * what the patient was told is never held back, for it cannot be done without; it counts for the others.
 */
final class CapTally {
    private static final Set<Occasion> CORRECTIONS =
            EnumSet.of(Occasion.MOVED, Occasion.CANCELLED, Occasion.REINSTATED);
    private static final int WEEK = 7;

    /** What goes out anyway is counted first; then the visit that comes first has its say first. */
    private static final Comparator<PlannedTouch> IN_TURN = Comparator.<PlannedTouch, Boolean>comparing(
                    touch -> !CORRECTIONS.contains(touch.occasion()))
            .thenComparing(touch -> touch.key().start())
            .thenComparing(touch -> touch.key().appointment().id());

    private final CapProperties caps;
    private final Map<Object, List<EarlierReminder>> counted = new HashMap<>();

    CapTally(CapProperties caps, Collection<EarlierReminder> earlier) {
        this.caps = caps;
        earlier.forEach(this::count);
    }

    /** The touches in their order, those suppressed that would be too much. @param now nothing goes out before then */
    List<PlannedTouch> hold(List<PlannedTouch> touches, Instant now) {
        Map<TouchKey, PlannedTouch> held = new HashMap<>();
        touches.stream()
                .filter(touch -> touch.suppressed() == null)
                .sorted(IN_TURN)
                .forEach(touch -> held.put(touch.key(), inTurn(touch, now)));
        return touches.stream()
                .map(touch -> held.getOrDefault(touch.key(), touch))
                .toList();
    }

    private PlannedTouch inTurn(PlannedTouch touch, Instant now) {
        EarlierReminder reminder = reminder(touch, now);
        PlannedTouch held = CORRECTIONS.contains(touch.occasion()) ? touch : held(touch, reminder);
        if (held.suppressed() == null) {
            count(reminder);
        }
        return held;
    }

    private PlannedTouch held(PlannedTouch touch, EarlierReminder reminder) {
        return tooMany(caps.patient(), reminder.patient(), reminder, touch.zone())
                .map(why -> touch.suppressed(SuppressionReason.CAPPED_PATIENT, why))
                .or(() -> tooMany(caps.recipient(), reminder.recipient(), reminder, touch.zone())
                        .map(why -> touch.suppressed(SuppressionReason.CAPPED_RECIPIENT, why)))
                .orElse(touch);
    }

    private Optional<String> tooMany(Cap cap, Object whose, EarlierReminder reminder, ZoneId zone) {
        List<EarlierReminder> others = counted.getOrDefault(whose, List.of()).stream()
                .filter(other -> !other.overtakenBy(reminder))
                .toList();
        if (others.stream().anyMatch(other -> other.message().equals(reminder.message()))) {
            return Optional.empty();
        }
        LocalDate day = day(reminder, zone);
        long thatDay = messages(others, zone, day, day);
        if (thatDay >= cap.aDay()) {
            return Optional.of(thatDay + " on " + day + " already; the cap is " + cap.aDay() + " a day");
        }
        for (LocalDate first = day.minusDays(WEEK - 1); !first.isAfter(day); first = first.plusDays(1)) {
            long thatWeek = messages(others, zone, first, first.plusDays(WEEK - 1));
            if (thatWeek >= cap.aWeek()) {
                return Optional.of(thatWeek + " from " + first + " to " + first.plusDays(WEEK - 1)
                        + " already; the cap is " + cap.aWeek() + " a week");
            }
        }
        return Optional.empty();
    }

    private static long messages(List<EarlierReminder> reminders, ZoneId zone, LocalDate first, LocalDate last) {
        return reminders.stream()
                .filter(reminder -> !day(reminder, zone).isBefore(first)
                        && !day(reminder, zone).isAfter(last))
                .map(EarlierReminder::message)
                .distinct()
                .count();
    }

    private void count(EarlierReminder reminder) {
        counted.computeIfAbsent(reminder.patient(), key -> new ArrayList<>()).add(reminder);
        counted.computeIfAbsent(reminder.recipient(), key -> new ArrayList<>()).add(reminder);
    }

    private static EarlierReminder reminder(PlannedTouch touch, Instant now) {
        return new EarlierReminder(
                touch.key(),
                touch.groupKey() == null ? touch.key() : touch.groupKey(),
                new PatientKey(touch.key().appointment().practice(), touch.patientId()),
                Objects.requireNonNull(touch.recipient()),
                touch.notBefore().isBefore(now) ? now : touch.notBefore());
    }

    private static LocalDate day(EarlierReminder reminder, ZoneId zone) {
        return reminder.at().atZone(zone).toLocalDate();
    }
}
