package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.SmsSegments;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a text message costs at worst: written for every practice of the file and every day of a year, to a patient with
 * long names. Feeds are not looked at; {@code plan} counts the parts of real messages.
 */
final class SegmentsRule implements TextRule {
    /** A leap year, and late enough in the day for the longest times. */
    private static final LocalDate NEW_YEAR = LocalDate.of(2028, 1, 1);

    private static final LocalTime LATE = LocalTime.of(22, 30);

    private final Practices practices;

    SegmentsRule(Practices practices) {
        this.practices = practices;
    }

    private record Case(String practice, LocalDate day, String body, SmsSegments segments) {}

    @Override
    public List<Finding> findings(LintedText text) {
        if (text.channel() != Channel.SMS) {
            return List.of();
        }
        int most = text.template().maxSegments();
        return practices.byKey().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(practice -> year().map(day -> written(text, practice.getKey(), practice.getValue(), day)))
                .max(Comparator.comparingInt((Case each) -> each.segments().parts())
                        .thenComparingInt(each -> each.segments().units()))
                .filter(worst -> worst.segments().parts() > most)
                .map(worst -> List.of(new Finding("body", message(worst, most))))
                .orElse(List.of());
    }

    private static Stream<LocalDate> year() {
        return IntStream.range(0, NEW_YEAR.lengthOfYear()).mapToObj(NEW_YEAR::plusDays);
    }

    private static Case written(LintedText text, String key, Practice practice, LocalDate day) {
        Appointment visit = Longest.visit(key, practice, day.atTime(LATE));
        String body = text.wording().body(List.of(Longest.patient(key)), List.of(visit), practice);
        return new Case(key, day, body, SmsSegments.of(body));
    }

    private static String message(Case worst, int most) {
        SmsSegments segments = worst.segments();
        return "At worst this text message goes out and is billed as " + segments.parts() + " parts ("
                + segments.units()
                + " places as " + segments.encoding().name().replace('_', '-') + because(worst.body()) + "; practice '"
                + worst.practice() + "', " + worst.day().getMonthValue() + "/"
                + worst.day().getDayOfMonth()
                + "), more than " + most + ". Shorten it, or set maxSegments: " + segments.parts()
                + " beside the body.";
    }

    private static String because(String body) {
        return body.codePoints()
                .filter(character -> !SmsSegments.isGsm(character))
                .mapToObj(character -> " because of " + CharactersRule.named(character))
                .findFirst()
                .orElse("");
    }
}
