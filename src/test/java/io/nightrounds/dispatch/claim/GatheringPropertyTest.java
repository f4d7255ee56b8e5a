package io.nightrounds.dispatch.claim;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.Fallback;
import io.nightrounds.campaign.Grouping;
import io.nightrounds.campaign.PlannedTouch;
import io.nightrounds.campaign.Planner;
import io.nightrounds.campaign.Texts;
import io.nightrounds.campaign.Visit;
import io.nightrounds.campaign.VisitHistory;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.Touch;
import io.nightrounds.campaign.cadence.WindowProperties;
import io.nightrounds.campaign.text.Template;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.testkit.Tries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Families of every sort, planned by the real planner and gathered as a run would, however it comes upon them. */
class GatheringPropertyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 10_000;
    private static final ZoneId CLINIC = ZoneId.of("America/New_York");
    private static final List<ZoneId> ZONES =
            List.of(CLINIC, ZoneId.of("Europe/London"), ZoneId.of("Pacific/Auckland"));
    private static final List<String> LANGUAGES = List.of("en", "sv");
    private static final Practice HARBOR = new Practice("Harbor Family Practice", CLINIC, "US", "en", null);
    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final String LIST = "{{#appointments}}{{appointment.id}} {{/appointments}}";

    @Test
    void eachReminderThatMayGoOutIsInOneMessageOfItsOwnKind() {
        Tries.of(TRIES, random -> new Evening(random).judge());
    }

    private static final class Evening {
        private final Random random;
        private final Grouping rule;
        private final boolean schedules;
        private final ClaimCheck check;
        private final Instant now;
        private final Map<Long, DueReminder> due = new LinkedHashMap<>();
        private final Map<Long, Decision> alone = new HashMap<>();

        Evening(Random random) {
            this.random = random;
            this.rule = Grouping.values()[random.nextInt(3)];
            this.schedules = random.nextBoolean();
            this.now = DAY.minusDays(2)
                    .atTime(random.nextInt(24), random.nextInt(60))
                    .atZone(CLINIC)
                    .toInstant();
            Campaigns campaigns = new Campaigns(Map.of("recall", campaign()));
            this.check = new ClaimCheck(new Practices(Map.of("harbor", HARBOR)), campaigns, new Texts(campaigns));
            plan(new Planner(campaigns));
        }

        /** One language has a text for several visits only now and then. */
        private CampaignProperties campaign() {
            Template list = new Template(null, LIST);
            Template second = random.nextInt(4) == 0 ? new Template(null, "{{appointment.id}}") : list;
            return new CampaignProperties(
                    List.of(Channel.SMS),
                    WindowProperties.hours("08:00", "20:00"),
                    null,
                    Map.of(
                            "day",
                            RelativeTouch.daysBefore(2, Duration.ofDays(1)),
                            "hours",
                            touch("PT40H", "PT" + (1 + random.nextInt(6)) + "H")),
                    Map.of("en", Map.of(Channel.SMS, list), "sv", Map.of(Channel.SMS, second)),
                    Fallback.NEXT_CHANNEL,
                    true,
                    WhoProperties.DEFAULT,
                    rule);
        }

        private static Touch touch(String before, String latest) {
            return JSON.readValue("{\"before\":\"" + before + "\",\"latest\":\"" + latest + "\"}", Touch.class);
        }

        private void plan(Planner planner) {
            List<Patient> patients = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(5); n++) {
                patients.add(patient(n));
            }
            int visits = 1 + random.nextInt(random.nextInt(5) == 0 ? 25 : 8);
            for (int n = 0; n < visits; n++) {
                Patient patient = patients.get(random.nextInt(patients.size()));
                LocalDateTime start = DAY.plusDays(random.nextInt(2)).atTime(6 + random.nextInt(14), 0);
                Appointment planned = visit(n, patient, start, false);
                Appointment atTheClaim = visit(n, patient, start, random.nextInt(6) == 0);
                Visit visit = new Visit(planned, patient, HARBOR, Closed.NONE, VisitHistory.NONE);
                planner.plan(visit, DAY.minusDays(2), now).stream()
                        .filter(touch -> touch.suppressed() == null)
                        .forEach(touch -> add(touch, atTheClaim, patient));
            }
            due.values().forEach(one -> alone.put(one.id(), check.decide(one, Closed.NONE, schedules, now)));
        }

        private void add(PlannedTouch touch, Appointment visit, Patient patient) {
            long id = due.size() + 1L;
            due.put(
                    id,
                    new DueReminder(
                            id,
                            random.nextInt(3),
                            "recall",
                            new DueReminder.Way(
                                    0,
                                    "bokamera",
                                    Channel.SMS,
                                    String.valueOf(touch.language()),
                                    touch.notBefore(),
                                    touch.notAfter()),
                            new Eligibility.Planned(
                                    touch.occasion(), touch.key().start()),
                            touch.groupKey(),
                            true,
                            visit,
                            patient));
        }

        private Patient patient(int n) {
            return new Patient(
                    new PatientKey("harbor", "p-" + n),
                    "Ann",
                    null,
                    null,
                    null,
                    null,
                    false,
                    LANGUAGES.get(random.nextInt(2)),
                    ZONES.get(random.nextInt(ZONES.size())),
                    DispatchTables.number(random.nextInt(3)),
                    null,
                    null,
                    null,
                    List.of(),
                    Set.of());
        }

        private static Appointment visit(int n, Patient patient, LocalDateTime start, boolean cancelled) {
            return new Appointment(
                    new AppointmentKey("harbor", "a-" + n),
                    patient.key().id(),
                    start.atZone(CLINIC).toInstant(),
                    CLINIC,
                    30,
                    "main",
                    null,
                    null,
                    null,
                    null,
                    cancelled,
                    false,
                    null,
                    null,
                    "hash");
        }

        void judge() {
            Map<Long, OutboundMessage> told = new HashMap<>();
            Map<Long, Decision> left = new HashMap<>();
            List<Long> turns = new ArrayList<>(due.keySet());
            Collections.shuffle(turns, random);
            while (!turns.isEmpty()) {
                List<Long> wanted = List.copyOf(turns.subList(0, Math.min(turns.size(), 1 + random.nextInt(4))));
                List<Decision> decisions = gather(wanted, told.keySet());
                assertThat(decisions).hasSizeLessThanOrEqualTo(wanted.size());
                decisions.forEach(decision -> take(decision, told, left));
                turns.removeAll(wanted);
            }
            due.keySet().forEach(id -> judge(id, told.get(id), left.get(id)));
        }

        /** Those that are told already are claimed, and no claim sees them again. */
        private List<Decision> gather(List<Long> wanted, Set<Long> told) {
            return new Gathering(check, one -> schedules, now)
                    .of(
                            considered(
                                    wanted.stream()
                                            .filter(id -> !told.contains(id))
                                            .toList(),
                                    false),
                            considered(
                                    due.keySet().stream()
                                            .filter(id -> !wanted.contains(id) && !told.contains(id))
                                            .toList(),
                                    true));
        }

        private List<Gathering.Considered> considered(List<Long> ids, boolean taken) {
            return ids.stream()
                    .map(due::get)
                    .map(one -> new Gathering.Considered(one, check.decide(one, Closed.NONE, taken || schedules, now)))
                    .toList();
        }

        private void take(Decision decision, Map<Long, OutboundMessage> told, Map<Long, Decision> left) {
            if (decision instanceof Decision.Send send) {
                judge(send.message());
                for (AttemptKey attempt : send.message().attempts()) {
                    assertThat(told.put(attempt.reminder(), send.message()))
                            .as("told before")
                            .isNull();
                }
            } else {
                left.put(decision.reminder(), decision);
            }
        }

        private void judge(long id, @Nullable OutboundMessage message, @Nullable Decision left) {
            if (alone.get(id) instanceof Decision.Send) {
                assertThat(message).as("reminder " + id + " is lost").isNotNull();
            } else if (message == null) {
                assertThat(left).isEqualTo(alone.get(id));
            }
            assertThat(reminder(id).appointment().cancelled() && message != null)
                    .as("a cancelled visit is told of")
                    .isFalse();
        }

        private DueReminder reminder(long id) {
            return Objects.requireNonNull(due.get(id));
        }

        private void judge(OutboundMessage message) {
            List<DueReminder> members = message.attempts().stream()
                    .map(attempt -> due.get(attempt.reminder()))
                    .toList();
            assertThat(members).hasSizeBetween(1, Gathering.MOST_VISITS);
            assertThat(message.attempts())
                    .isEqualTo(members.stream().map(DueReminder::nextAttempt).toList());
            assertThat(members.stream().map(one -> one.patient().mobile()).collect(toSet()))
                    .containsExactly(message.recipient());
            assertThat(members.stream().map(DueReminder::language).collect(toSet()))
                    .hasSize(1);
            assertThat(members.stream()
                            .map(one -> one.appointment().localStart().toLocalDate())
                            .collect(toSet()))
                    .hasSize(1);
            if (rule != Grouping.FAMILY) {
                assertThat(members.stream().map(one -> one.patient().key()).collect(toSet()))
                        .hasSize(1);
            }
            assertThat(rule == Grouping.NONE && members.size() > 1).isFalse();
            List<Instant> starts =
                    members.stream().map(one -> one.appointment().start()).toList();
            assertThat(starts).isSorted();
            assertThat(message.body().split(" "))
                    .containsExactly(members.stream()
                            .map(one -> one.appointment().key().id())
                            .toArray(String[]::new));
            Instant out = message.sendAt() == null ? now : message.sendAt();
            assertThat(schedules || message.sendAt() == null).isTrue();
            members.forEach(one -> judge(one, out));
        }

        private static void judge(DueReminder one, Instant out) {
            assertThat(out).isAfterOrEqualTo(one.notBefore()).isBefore(one.notAfter());
            ZoneId zone = one.patient().zone();
            LocalTime local = out.atZone(zone == null ? CLINIC : zone).toLocalTime();
            assertThat(local).isBetween(LocalTime.of(8, 0), LocalTime.of(19, 59, 59, 999_999_999));
        }
    }
}
