package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Appointment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What visits have in common. A list that is left out asks for nothing.
 *
 * @param practices keys of practices
 * @param locations the source's ids, likewise calendars and types
 * @param text words of which the summary contains one, in capitals or not
 */
public record VisitFilter(
        List<String> practices, List<String> locations, List<String> calendars, List<String> types, List<String> text) {
    /** Asks for nothing. */
    public static final VisitFilter NONE = new VisitFilter(List.of(), List.of(), List.of(), List.of(), List.of());

    public VisitFilter(
            @Nullable List<String> practices,
            @Nullable List<String> locations,
            @Nullable List<String> calendars,
            @Nullable List<String> types,
            @Nullable List<String> text) {
        this.practices = given(practices);
        this.locations = given(locations);
        this.calendars = given(calendars);
        this.types = given(types);
        this.text = given(text);
    }

    /** The first list of which the visit has no entry, in words; empty where it has one of each. */
    Optional<String> missing(Appointment visit) {
        return asked(visit)
                .filter(list -> !list.isMet())
                .findFirst()
                .map(list -> list.words() + "; the visit has " + list.has());
    }

    /** The first list of which the visit has an entry, in words; empty where it has none of any. */
    Optional<String> found(Appointment visit) {
        return asked(visit)
                .filter(Asked::isMet)
                .findFirst()
                .map(list -> list.words() + "; the visit has " + list.has());
    }

    private Stream<Asked> asked(Appointment visit) {
        return Stream.<Asked>of(
                        new OneOf("practices", practices, visit.key().practice()),
                        new OneOf("locations", locations, visit.locationId()),
                        new OneOf("calendars", calendars, visit.calendarId()),
                        new OneOf("types", types, visit.typeId()),
                        new Within(text, visit.summary()))
                .filter(list -> !list.values().isEmpty());
    }

    private static List<String> given(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** One list, held against a visit. */
    private sealed interface Asked {
        List<String> values();

        boolean isMet();

        String words();

        String has();
    }

    private record OneOf(
            String name, List<String> values, @Nullable String value) implements Asked {
        @Override
        public boolean isMet() {
            return value != null && values.contains(value);
        }

        @Override
        public String words() {
            return name + " " + String.join(", ", values);
        }

        @Override
        public String has() {
            return value == null ? "none" : value;
        }
    }

    /** The summary itself is not repeated: it says why the patient comes. */
    private record Within(List<String> values, @Nullable String summary) implements Asked {
        @Override
        public boolean isMet() {
            return word().isPresent();
        }

        @Override
        public String words() {
            return "text " + String.join(", ", values);
        }

        @Override
        public String has() {
            return word().map(word -> "'" + word + "' in its summary").orElse("none of that in its summary");
        }

        private Optional<String> word() {
            String lower = summary == null ? "" : summary.toLowerCase(Locale.ROOT);
            return values.stream()
                    .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }
}
