package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The visits of a seed as they truly are, and their rows in the database, changed together. It judges by its own few
 * lines whether a message may go out, so that it shares no mistake with the re-check at the claim.
 */
final class SimulatedVisits {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);
    private static final List<Optional<String>> ZONES = List.of(
            Optional.empty(),
            Optional.of("America/New_York"),
            Optional.of("Europe/London"),
            Optional.of("Asia/Kolkata"),
            Optional.of("Pacific/Auckland"));

    private static final class Visit {
        final int number;
        final Channel channel;
        final String contact;
        final @Nullable String zone;
        Instant start;
        boolean cancelled;
        final Set<Channel> declined = EnumSet.noneOf(Channel.class);
        boolean synced = true;

        Visit(int number, Channel channel, String contact, @Nullable String zone, Instant start) {
            this.number = number;
            this.channel = channel;
            this.contact = contact;
            this.zone = zone;
            this.start = start;
        }
    }

    private record Way(Channel channel, Instant notBefore, Instant notAfter) {}

    /** @param ways in the order in which to take them */
    private record Reminder(long id, Visit visit, Instant plannedStart, List<Way> ways) {
        @Nullable
        Way on(Channel channel) {
            return ways.stream()
                    .filter(way -> way.channel == channel)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final JdbcTemplate jdbc;
    private final RandomGenerator random;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<Long, Reminder> reminders = new HashMap<>();

    SimulatedVisits(JdbcTemplate jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /** Practice harbor has that many visits two days from now, with a reminder each. */
    void plan(int count, Instant now) {
        List<Object[]> patients = new ArrayList<>();
        List<Object[]> appointments = new ArrayList<>();
        List<Object[]> accepted = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            boolean shared = n > 1 && random.nextInt(3) == 0;
            String contact = shared ? visits.get(n - 2).contact : DispatchTables.number(n);
            boolean alike = shared && random.nextInt(4) > 0;
            Channel channel = alike ? visits.get(n - 2).channel : Channel.values()[random.nextInt(4)];
            String zone = ZONES.get(random.nextInt(ZONES.size())).orElse(null);
            Visit visit = new Visit(n, channel, contact, zone, now.plus(Duration.ofHours(40 + random.nextInt(20))));
            visits.add(visit);
            patients.add(new Object[] {"p-" + n, zone, contact, contact + "@example.org", contact + "@direct.example"});
            appointments.add(new Object[] {"a-" + n, "p-" + n, utc(visit.start)});
            accepted.add(new Object[] {"a-" + n, utc(now)});
        }
        jdbc.batchUpdate("""
                insert into patient (practice, id, first_name, deceased, zone, mobile, email, direct_address, channels,
                    opt_out, seen_run)
                values ('harbor', ?, 'Ann', false, ?, ?, ?, ?, '', '', 1)
                """, patients);
        jdbc.batchUpdate("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run)
                values ('harbor', ?, ?, ?, 'America/New_York', 'main', false, false, 'hash', 'appointments', 1, 1)
                """, appointments);
        jdbc.batchUpdate("""
                insert into sync_status (practice, appointment_id, content_hash, status, run, synced_at)
                values ('harbor', ?, 'hash', 'ACCEPTED', 1, ?)
                """, accepted);
        remind(now);
    }

    /** Plans a reminder for each visit that has none for its time, as every night does. */
    void remind(Instant now) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> further = new ArrayList<>();
        for (Visit visit : visits) {
            boolean known = reminders.values().stream()
                    .anyMatch(reminder -> reminder.visit == visit && reminder.plannedStart.equals(visit.start));
            if (!known && !visit.cancelled && visit.start.isAfter(now)) {
                Reminder reminder = new Reminder(reminders.size() + 1L, visit, visit.start, ways(visit, now));
                reminders.put(reminder.id, reminder);
                rows.add(row(reminder, now));
                for (int nth = 1; nth < reminder.ways.size(); nth++) {
                    further.add(row(reminder, nth));
                }
            }
        }
        jdbc.batchUpdate("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, channel,
                    recipient, language, not_before, not_after, run, planned_at, group_key)
                values (?, 'harbor', ?, ?, 'recall', 'two-days-before', ?, ?, ?, 'en', ?, ?, 1, ?, ?)
                """, rows);
        jdbc.batchUpdate("""
                insert into reminder_way (reminder_id, nth, channel, recipient, language, not_before, not_after)
                values (?, ?, ?, ?, 'en', ?, ?)
                """, further);
    }

    /** The visit's own channel first, then none to three others, at times later and shorter. */
    private List<Way> ways(Visit visit, Instant now) {
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(visit.channel, soon(now), visit.start.minus(Duration.ofHours(24))));
        int count = 1 + random.nextInt(4);
        for (int turn = 1; turn < count; turn++) {
            Channel channel = Channel.values()[(visit.channel.ordinal() + turn) % 4];
            Instant from = random.nextInt(4) == 0 ? now.plus(Duration.ofHours(random.nextInt(12))) : soon(now);
            ways.add(new Way(channel, from, visit.start.minus(Duration.ofHours(12 + random.nextInt(28)))));
        }
        return ways;
    }

    private Instant soon(Instant now) {
        return now.minusSeconds(60).plusSeconds(random.nextInt(6) == 0 ? 90 : 0);
    }

    private static Object[] row(Reminder reminder, int nth) {
        Way way = reminder.ways.get(nth);
        return new Object[] {
            reminder.id, nth, way.channel.name(), reminder.visit.contact, utc(way.notBefore), utc(way.notAfter)
        };
    }

    private static Object[] row(Reminder reminder, Instant now) {
        Visit visit = reminder.visit;
        return new Object[] {
            reminder.id,
            "a-" + visit.number,
            utc(reminder.plannedStart),
            "p-" + visit.number,
            visit.channel.name(),
            visit.contact,
            utc(reminder.ways.get(0).notBefore),
            utc(reminder.ways.get(0).notAfter),
            utc(now),
            visit.contact + visit.channel + day(reminder.plannedStart)
        };
    }

    private static LocalDate day(Instant start) {
        return start.atZone(SimulatedParts.CLINIC).toLocalDate();
    }

    /** Something happens to one of the visits. */
    void changeOne() {
        Visit visit = visits.get(random.nextInt(visits.size()));
        switch (random.nextInt(5)) {
            case 0 -> cancel(visit);
            case 1 -> move(visit);
            case 2 -> decline(visit);
            default -> setSynced(visit, !visit.synced);
        }
    }

    private void cancel(Visit visit) {
        visit.cancelled = true;
        jdbc.update(
                "update appointment set cancelled = true where practice = 'harbor' and id = ?", "a-" + visit.number);
    }

    private void move(Visit visit) {
        visit.start = visit.start.plus(Duration.ofHours(1 + random.nextInt(30)));
        jdbc.update(
                "update appointment set start_at = ? where practice = 'harbor' and id = ?",
                utc(visit.start),
                "a-" + visit.number);
    }

    private void decline(Visit visit) {
        visit.declined.add(random.nextBoolean() ? visit.channel : Channel.values()[random.nextInt(4)]);
        jdbc.update(
                "update patient set opt_out = ? where practice = 'harbor' and id = ?",
                visit.declined.stream().map(Channel::name).collect(Collectors.joining("|")),
                "p-" + visit.number);
    }

    private void setSynced(Visit visit, boolean synced) {
        visit.synced = synced;
        jdbc.update(
                "update sync_status set status = ? where practice = 'harbor' and appointment_id = ?",
                synced ? "ACCEPTED" : "REFUSED",
                "a-" + visit.number);
    }

    /** One of them is left alone meanwhile, so that who claims then may claim a part of what another means to. */
    void keepingOneBack(Runnable meanwhile) {
        Visit visit = visits.get(random.nextInt(visits.size()));
        boolean before = visit.synced;
        setSynced(visit, false);
        meanwhile.run();
        setSynced(visit, before);
    }

    /** The next night's sync gets through. */
    void syncAll() {
        visits.stream().filter(visit -> !visit.synced).forEach(visit -> setSynced(visit, true));
    }

    /** Why these must not be told in one message; null where they may. */
    @Nullable
    String mixed(OutboundMessage message) {
        List<Reminder> told = message.attempts().stream()
                .map(attempt -> reminders.get(attempt.reminder()))
                .toList();
        Reminder first = told.get(0);
        if (told.stream()
                .anyMatch(one -> !one.visit.contact.equals(first.visit.contact)
                        || one.visit.channel != first.visit.channel
                        || !day(one.plannedStart).equals(day(first.plannedStart)))) {
            return "mixed";
        }
        List<Instant> starts = told.stream().map(one -> one.plannedStart).toList();
        return starts.equals(starts.stream().sorted().toList()) ? null : "out of order";
    }

    /** Why this message must not tell of that reminder now; null where it may. */
    @Nullable
    String rule(long id, OutboundMessage message, Instant now) {
        Reminder reminder = reminders.get(id);
        if (reminder == null) {
            return "no such reminder";
        }
        Visit visit = reminder.visit;
        Instant when = message.sendAt() == null ? now : message.sendAt();
        ZoneId zone = visit.zone == null ? SimulatedParts.CLINIC : ZoneId.of(visit.zone);
        LocalTime local = when.atZone(zone).toLocalTime();
        if (visit.cancelled) {
            return "cancelled";
        }
        if (!visit.start.equals(reminder.plannedStart)) {
            return "moved";
        }
        if (!visit.synced) {
            return "not synced";
        }
        if (visits.stream()
                .anyMatch(other -> other.declined.contains(message.channel()) && other.contact.equals(visit.contact))) {
            return "declined";
        }
        Way way = reminder.on(message.channel());
        if (way == null) {
            return "no way of this reminder";
        }
        if (when.isBefore(way.notBefore) || !when.isBefore(way.notAfter)) {
            return "too early or too late";
        }
        return local.isBefore(OPENS) || !local.isBefore(CLOSES) ? "outside the window" : null;
    }

    /** What each reminder is about; every one of them must be found in the books. */
    Map<Long, String> due() {
        Map<Long, String> due = new HashMap<>();
        reminders.values().forEach(reminder -> due.put(reminder.id, name(reminder)));
        return due;
    }

    Set<String> names() {
        return new TreeSet<>(due().values());
    }

    private static String name(Reminder reminder) {
        return "a-" + reminder.visit.number + " at " + reminder.plannedStart;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
