package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.campaign.VisitHistory.Told;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.who.CapProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row of the planning suite: rules, a visit, a patient and a moment, and what planning is to say of each touch.
 * Times without a zone are on the clinic's clock; those of an expectation are on the recipient's.
 */
final class PlanningCase {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> KEYS = Set.of(
            "case",
            "channels",
            "who",
            "caps",
            "already",
            "window",
            "windows",
            "touches",
            "templates",
            "fallback",
            "group",
            "visit",
            "patient",
            "others",
            "practice",
            "history",
            "now",
            "night",
            "expect");

    private final String topic;
    private final Map<String, Object> values;
    private final ZoneId clinic;

    PlanningCase(String topic, Map<String, Object> values) {
        this.topic = topic;
        this.values = values;
        this.clinic = ZoneId.of(text(map("practice"), "zone", "America/New_York"));
        if (!KEYS.containsAll(values.keySet())) {
            throw new IllegalArgumentException(this + " has keys that mean nothing: " + values.keySet());
        }
    }

    @Override
    public String toString() {
        return topic + ": " + values.get("case");
    }

    Map<String, Object> expected() {
        return map("expect");
    }

    /** What planning says of each touch that the case expects something of, in the case's own words. */
    Map<String, Object> planned() {
        Visit visit = visit("a-0", map("visit"), map("patient"));
        Instant now = moment(String.valueOf(values.get("now")));
        LocalDate night = values.containsKey("night")
                ? LocalDate.parse(String.valueOf(values.get("night")))
                : now.atZone(clinic).toLocalDate();
        Map<String, Object> said = new LinkedHashMap<>();
        Planner planner = new Planner(campaigns());
        for (TouchVerdict verdict : held(planner.explain(visit, night, now), now)) {
            String touch = verdict.key().touch();
            Object expectation = expected().get(touch);
            if (expectation instanceof Map<?, ?> wanted && wanted.containsKey("with")) {
                said.put(touch, Map.of("with", with(key(verdict), touch, planner, night, now)));
            } else if (expectation != null) {
                said.put(touch, said(verdict, expectation, visit));
            }
        }
        return said;
    }

    /** The numbers of the other visits whose touch of that name has the same key; none where it has no key. */
    private List<Integer> with(@Nullable String key, String touch, Planner planner, LocalDate night, Instant now) {
        List<Integer> together = new ArrayList<>();
        List<?> others = (List<?>) values.getOrDefault("others", List.of());
        for (int n = 1; n <= others.size(); n++) {
            Map<String, Object> other = asMap(others.get(n - 1));
            Visit visit =
                    visit("a-" + n, over(map("visit"), other.get("visit")), over(map("patient"), other.get("patient")));
            boolean same = planner.explain(visit, night, now).stream()
                    .filter(verdict -> verdict.key().touch().equals(touch))
                    .anyMatch(verdict -> key != null && key.equals(key(verdict)));
            if (same) {
                together.add(n);
            }
        }
        return together;
    }

    private static @Nullable String key(TouchVerdict verdict) {
        return verdict instanceof TouchVerdict.Due due ? due.planned().groupKey() : null;
    }

    private static Map<String, Object> over(Map<String, Object> common, @Nullable Object own) {
        Map<String, Object> merged = new LinkedHashMap<>(common);
        if (own != null) {
            merged.putAll(asMap(own));
        }
        return merged;
    }

    /** Held against the caps, where the case has any. */
    private List<TouchVerdict> held(List<TouchVerdict> verdicts, Instant now) {
        if (!values.containsKey("caps") && !values.containsKey("already")) {
            return verdicts;
        }
        List<PlannedTouch> due = verdicts.stream()
                .filter(TouchVerdict.Due.class::isInstance)
                .map(verdict -> ((TouchVerdict.Due) verdict).planned())
                .toList();
        Map<TouchKey, PlannedTouch> held = new HashMap<>();
        new CapTally(caps(), already()).hold(due, now).forEach(touch -> held.put(touch.key(), touch));
        return verdicts.stream()
                .<TouchVerdict>map(verdict -> verdict instanceof TouchVerdict.Due one
                        ? new TouchVerdict.Due(one.date(), Objects.requireNonNull(held.get(one.key())))
                        : verdict)
                .toList();
    }

    private CapProperties caps() {
        return SampleJobFile.of(SampleJobFile.CAMPAIGN + "caps: " + JSON.writeValueAsString(map("caps")) + "\n")
                .bind("caps", CapProperties.DEFAULT);
    }

    /**
     * What was planned before, such as {@code { at: 2026-06-03 09:00, patient: other, message: m-1 }}; of another visit
     * unless it is named.
     */
    private List<EarlierReminder> already() {
        List<EarlierReminder> already = new ArrayList<>();
        for (Object one : (List<?>) values.getOrDefault("already", List.of())) {
            @SuppressWarnings("unchecked")
            Map<String, Object> reminder = (Map<String, Object>) one;
            Instant at = moment(text(reminder, "at", ""));
            already.add(new EarlierReminder(
                    new TouchKey(
                            new AppointmentKey("harbor", text(reminder, "visit", "other-" + already.size())),
                            at,
                            "before",
                            "t"),
                    text(reminder, "message", "m-" + already.size()),
                    new PatientKey("harbor", text(reminder, "patient", "p-1")),
                    text(reminder, "to", "+16175550101"),
                    at));
        }
        return already;
    }

    private Campaigns campaigns() {
        Map<String, Object> campaign = new LinkedHashMap<>();
        campaign.put("channels", values.getOrDefault("channels", List.of("sms", "email", "voice")));
        for (String key : List.of("window", "windows", "touches", "who", "fallback", "group")) {
            if (values.containsKey(key)) {
                campaign.put(key, values.get(key));
            }
        }
        Map<String, Object> text = Map.of("body", "{{practice.name}}", "requires", List.of());
        Map<String, Object> texts = Map.of("sms", text, "email", text, "voice", text, "direct", text);
        campaign.put("templates", values.getOrDefault("templates", Map.of("en", texts)));
        return SampleJobFile.campaigns("campaigns: " + JSON.writeValueAsString(Map.of("recall", campaign)) + "\n");
    }

    private Visit visit(String id, Map<String, Object> visit, Map<String, Object> patient) {
        Map<String, Object> practice = map("practice");
        SampleVisit sample = SampleVisit.visit()
                .known(id, text(patient, "id", "p-1"))
                .clinic(clinic.getId(), text(practice, "region", "US"), text(practice, "language", "en"))
                .at(local(text(visit, "at", "2026-06-10 10:00")).toString())
                .contacts(
                        orNull(patient, "mobile", "+16175550101"),
                        orNull(patient, "landline", null),
                        orNull(patient, "email", "ann@example.org"))
                .direct(orNull(patient, "direct", null))
                .prefers(channels(patient, "channels"))
                .declines(channels(patient, "optOut"))
                .declinedByOthers(channels(patient, "declinedByOthers"))
                .closedOn(dates(practice))
                .with(history());
        if (patient.containsKey("zone")) {
            String zone = text(patient, "zone", "");
            sample.livingIn(zone.equals("unknown") ? Patient.UNKNOWN_ZONE : ZoneId.of(zone));
        }
        if (patient.containsKey("language")) {
            sample.speaking(text(patient, "language", ""));
        }
        flags(sample, visit);
        wishes(sample, patient);
        sample.of(
                text(visit, "practice", "harbor"),
                orNull(visit, "location", "room-4"),
                text(visit, "calendar", "main"));
        sample.about(orNull(visit, "type", null), orNull(visit, "summary", null));
        return patient.containsKey("deceased") ? sample.deceased().build() : sample.build();
    }

    private void wishes(SampleVisit sample, Map<String, Object> patient) {
        if (patient.containsKey("consent")) {
            sample.agreesTo(channels(patient, "consent"));
        }
        if (patient.containsKey("doNotContact")) {
            sample.doNotContact();
        }
        if (patient.containsKey("born")) {
            sample.born(LocalDate.parse(text(patient, "born", "")));
        }
        Map<String, Object> guardian = map(patient, "guardian");
        sample.guardian(
                orNull(guardian, "mobile", null), orNull(guardian, "landline", null), orNull(guardian, "email", null));
        map(patient, "failed")
                .forEach((channel, when) -> sample.failed(
                        Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                        moment(String.valueOf(when)).toString()));
    }

    private static void flags(SampleVisit sample, Map<String, Object> visit) {
        if (visit.containsKey("cancelled")) {
            sample.cancelled();
        }
        if (visit.containsKey("blocked")) {
            sample.blocked();
        }
        if (visit.containsKey("renumbered")) {
            sample.renumbered();
        }
    }

    private VisitHistory history() {
        Map<String, Object> history = map("history");
        List<Told> told = new ArrayList<>();
        for (Object one : (List<?>) history.getOrDefault("told", List.of())) {
            String[] words = String.valueOf(one).split(" of ");
            told.add(new Told(moment(words[1]), Occasion.valueOf(words[0].toUpperCase(Locale.ROOT))));
        }
        return new VisitHistory(history.containsKey("new"), when(history, "placed"), when(history, "status"), told);
    }

    private @Nullable Instant when(Map<String, Object> history, String key) {
        return history.containsKey(key) ? moment(text(history, key, "")) : null;
    }

    private Object said(TouchVerdict verdict, Object expectation, Visit visit) {
        if (verdict instanceof TouchVerdict.NotYetDue later) {
            return "not before " + later.date();
        }
        if (verdict instanceof TouchVerdict.NeverDue) {
            return "never";
        }
        if (verdict instanceof TouchVerdict.NothingHappened) {
            return "nothing happened";
        }
        if (verdict instanceof TouchVerdict.NotForVisit other) {
            return "left out by " + other.rule();
        }
        PlannedTouch planned = ((TouchVerdict.Due) verdict).planned();
        SuppressionReason reason = planned.suppressed();
        if (reason != null) {
            return expectation instanceof Map<?, ?>
                    ? Map.of("reason", reason.word(), "note", String.valueOf(planned.detail()))
                    : reason.word();
        }
        return expectation instanceof Map<?, ?> wanted
                ? only(wanted.keySet(), planned, visit)
                : written(planned, visit);
    }

    private Map<String, Object> only(Set<?> keys, PlannedTouch planned, Visit visit) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("channel", channel(planned));
        all.put("to", planned.recipient());
        all.put("language", planned.language());
        all.put("time", time(planned.notBefore(), planned.notAfter(), visit));
        all.put("further", further(planned, visit));
        all.put("note", planned.detail() == null ? "" : planned.detail());
        if (keys.contains("text")) {
            all.put("text", text(planned, visit));
        }
        all.keySet().retainAll(keys);
        return all;
    }

    /** What the patient reads or hears, where the message tells of this visit alone. */
    private String text(PlannedTouch planned, Visit visit) {
        return new Texts(campaigns())
                .render(
                        planned.key().campaign(),
                        Objects.requireNonNull(planned.language()),
                        Objects.requireNonNull(planned.channel()),
                        List.of(visit.patient()),
                        List.of(visit.appointment()),
                        visit.practice())
                .body();
    }

    private static String written(PlannedTouch planned, Visit visit) {
        return channel(planned) + " " + time(planned.notBefore(), planned.notAfter(), visit);
    }

    private static List<String> further(PlannedTouch planned, Visit visit) {
        return planned.further().stream()
                .map(way -> way.channel().word() + " " + time(way.notBefore(), way.notAfter(), visit))
                .toList();
    }

    private static String channel(PlannedTouch planned) {
        Channel channel = planned.channel();
        return channel == null ? "" : channel.word();
    }

    private static String time(Instant notBefore, Instant notAfter, Visit visit) {
        ZonedDateTime from = notBefore.atZone(visit.recipientZone());
        ZonedDateTime to = notAfter.atZone(visit.recipientZone());
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return from.format(DAY) + " - " + to.format(sameDay ? HOUR : DAY);
    }

    private Instant moment(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text.replace(' ', 'T'))
                : local(text).atZone(clinic).toInstant();
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static Set<LocalDate> dates(Map<String, Object> practice) {
        return ((List<?>) practice.getOrDefault("holidays", List.of()))
                .stream().map(date -> LocalDate.parse(String.valueOf(date))).collect(Collectors.toSet());
    }

    private static Channel[] channels(Map<String, Object> patient, String key) {
        return ((List<?>) patient.getOrDefault(key, List.of()))
                .stream()
                        .map(word -> Channel.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT)))
                        .toArray(Channel[]::new);
    }

    private static @Nullable String orNull(Map<String, Object> from, String key, @Nullable String otherwise) {
        Object value = from.containsKey(key) ? from.get(key) : otherwise;
        return value == null ? null : value.toString();
    }

    private static String text(Map<String, Object> from, String key, String otherwise) {
        return String.valueOf(from.getOrDefault(key, otherwise));
    }

    private Map<String, Object> map(String key) {
        return map(values, key);
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return asMap(from.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
