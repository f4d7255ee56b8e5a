package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.TouchVerdict.Due;
import io.nightrounds.campaign.TouchVerdict.NotYetDue;
import io.nightrounds.campaign.VisitHistory.Told;
import io.nightrounds.campaign.cadence.EventTouch;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.cadence.Outside;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.TooLate;
import io.nightrounds.campaign.cadence.Touch;
import io.nightrounds.campaign.cadence.WindowProperties;
import io.nightrounds.campaign.text.Template;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.testkit.Tries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random cadences of a random visit, planned night after night as runs do. */
class CadenceTest {
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "Europe/London",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Nuuk",
            "Asia/Kathmandu",
            "Pacific/Apia");

    @Test
    void aTouchIsDueFromOneNightOnUntilItIsLongAgo() {
        Tries.of(10_000, random -> new Course(random).check());
    }

    @Test
    void whatHappenedJustInTimeIsStillReadWhereClocksWereSetBackSince() {
        Instant seen = Instant.parse("2026-04-03T00:00:00Z");
        Instant now = seen.plus(Duration.ofDays(2 + 7)).plus(Duration.ofMinutes(20));
        LocalDate night = LocalDate.of(2026, 4, 12);
        Visit visit = SampleVisit.visit()
                .clinic("Australia/Lord_Howe", "AU", "en")
                .at("2026-04-20T10:00")
                .with(new VisitHistory(true, seen, seen, List.of()))
                .build();
        Planner planner = new Planner(SampleJobFile.withTouches(
                "{ from: \"08:00\", to: \"20:00\" }", "{ booked: { on: booked, within: P2D } }"));

        assertThat(planner.plan(visit, night, now)).hasSize(1);
        assertThat(planner.reach(night, visit.practice().zone(), now).seen()).isBeforeOrEqualTo(seen);
    }

    /** The nights around one visit. */
    private static final class Course {
        private final Random random;
        private final SampleVisit sample = SampleVisit.visit();
        private final Campaigns campaigns;
        private final Planner planner;
        private final Visit visit;
        private final LocalDate day;
        private final Map<String, String> stages = new HashMap<>();

        Course(Random random) {
            this.random = random;
            this.day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            this.campaigns = new Campaigns(Map.of("recall", campaign()));
            this.planner = new Planner(campaigns);
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            sample.clinic(zone, "US", "en")
                    .at(day.atTime(random.nextInt(24), random.nextInt(4) * 15).toString());
            if (random.nextBoolean()) {
                sample.livingIn(ZONES.get(random.nextInt(ZONES.size())));
            }
            if (random.nextInt(4) == 0) {
                sample.closedOn(Set.of(day.minusDays(1), day.minusDays(2), day.plusDays(1)));
            }
            this.visit = sample.with(history()).build();
        }

        void check() {
            LocalDateTime first = day.minusDays(12).atTime(random.nextInt(24), 5);
            for (int night = 0; night < 40; night += 1 + random.nextInt(3)) {
                LocalDate date = first.plusDays(night).toLocalDate();
                Instant now =
                        first.plusDays(night).atZone(visit.practice().zone()).toInstant();
                if (visit.history().placed() == null
                        || !visit.history().placed().isAfter(now)) {
                    planner.explain(visit, date, now).forEach(verdict -> check(verdict, date, now));
                }
            }
        }

        private void check(TouchVerdict verdict, LocalDate night, Instant now) {
            String before = stages.put(verdict.key().touch(), verdict.getClass().getSimpleName());
            if (before != null && !before.equals("NotYetDue")) {
                assertThat(verdict).as("after it was %s", before).isNotInstanceOf(NotYetDue.class);
            }
            if ("NeverDue".equals(before)) {
                assertThat(verdict).isInstanceOf(TouchVerdict.NeverDue.class);
            }
            if (verdict instanceof Due due && due.planned().suppressed() == null) {
                checkPlanned(due, now);
            }
            if (verdict instanceof Due) {
                checkRead(night, now);
            }
        }

        private void checkPlanned(Due due, Instant now) {
            PlannedTouch planned = due.planned();
            Instant start = visit.appointment().start();
            Instant sent = sent(planned, now);
            assertThat(planned.notBefore()).isBefore(planned.notAfter());
            if (planned.occasion() == Occasion.AFTER) {
                assertThat(sent).isAfterOrEqualTo(start);
            } else {
                assertThat(sent).isBefore(start);
            }
            Instant placed = visit.history().placed();
            if (placed != null && planned.occasion() == Occasion.BEFORE) {
                assertThat(planned.notAfter()).isAfter(placed);
            }
        }

        /** The moment at which the claim would send it. */
        private Instant sent(PlannedTouch planned, Instant now) {
            Channel channel = planned.channel() == null ? Channel.SMS : planned.channel();
            Instant from = now.isBefore(planned.notBefore()) ? planned.notBefore() : now;
            return campaigns
                    .of("recall")
                    .window(channel, visit.practice())
                    .nextOpening(from, planned.notAfter(), visit.recipientZone())
                    .orElseThrow(() -> new AssertionError(planned + " cannot be sent from " + now + " on"));
        }

        private void checkRead(LocalDate night, Instant now) {
            Planner.Reach reach = planner.reach(night, visit.practice().zone(), now);
            Instant start = visit.appointment().start();
            Instant seen = visit.history().placed();
            boolean noticed = seen != null && !seen.isBefore(reach.seen());
            assertThat(!start.isBefore(reach.from()) && (start.isBefore(reach.until()) || noticed))
                    .as("%s is read on %s with %s", start, night, reach)
                    .isTrue();
        }

        private VisitHistory history() {
            if (random.nextInt(3) == 0) {
                return VisitHistory.NONE;
            }
            Instant placed = sample.start().minus(Duration.ofMinutes(random.nextInt(16 * 1440)));
            List<Told> told = random.nextBoolean()
                    ? List.of()
                    : List.of(new Told(sample.start().plus(Duration.ofDays(3)), Occasion.BOOKED));
            return new VisitHistory(random.nextBoolean(), placed, placed, told);
        }

        private CampaignProperties campaign() {
            Map<String, Touch> touches = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                touches.put("t" + i, touch());
            }
            Template text = new Template(null, "Hello");
            return new CampaignProperties(
                    List.of(Channel.SMS, Channel.EMAIL),
                    window(),
                    Map.of(Channel.EMAIL, new WindowProperties("00:00", "24:00", null, null, null)),
                    touches,
                    Map.of("en", Map.of(Channel.SMS, text, Channel.EMAIL, text)),
                    Fallback.NEXT_CHANNEL,
                    true,
                    WhoProperties.DEFAULT,
                    Grouping.PATIENT);
        }

        private WindowProperties window() {
            int from = random.nextInt(20);
            return new WindowProperties(
                    String.format("%02d:30", from),
                    String.format("%02d:00", from + 1 + random.nextInt(23 - from)),
                    random.nextBoolean() ? null : List.of("mon", "tue", "thu", "fri"),
                    null,
                    Outside.values()[random.nextInt(Outside.values().length)]);
        }

        private Touch touch() {
            if (random.nextInt(5) == 0) {
                Occasion event = random.nextBoolean() ? Occasion.BOOKED : Occasion.MOVED;
                return new EventTouch(event, Duration.ofHours(1 + random.nextInt(72)));
            }
            Occasion occasion = random.nextInt(4) == 0 ? Occasion.AFTER : Occasion.BEFORE;
            TooLate tooLate = TooLate.values()[random.nextInt(2)];
            Duration latest = Duration.ofHours(random.nextInt(50));
            if (random.nextBoolean()) {
                @Nullable LocalTime at = random.nextBoolean() ? null : LocalTime.of(random.nextInt(24), 15);
                return new RelativeTouch(occasion, Duration.ofDays(random.nextInt(9)), true, at, latest, tooLate);
            }
            Duration distance = Duration.ofMinutes(1 + random.nextInt(3000));
            return new RelativeTouch(occasion, distance, false, null, latest.plusHours(1), tooLate);
        }
    }
}
