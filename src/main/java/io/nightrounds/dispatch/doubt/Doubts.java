package io.nightrounds.dispatch.doubt;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.dispatch.ledger.ToldTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is in doubt, and a person's word on it. The word is kept with who gave it, when and why. */
@Component
public final class Doubts {
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_NAME = 100;

    private static final String IN_DOUBT = """
            select d.reminder_id, d.attempts, d.run, r.practice, r.appointment_id, r.patient_id, r.start_at,
                   a.zone, t.channel, t.recipient, t.provider, t.claimed_at, d.reason, d.detail, d.fell_back,
                   t.settled_at, t.outcome,
                   t.scheduled_for, t.request_hash, t.log_says, t.looked_up_at, t.told_with
            from delivery d
            join reminder r on r.id = d.reminder_id
            join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
            left join appointment a on a.practice = r.practice and a.id = r.appointment_id
            where d.state in (:states)
            order by t.claimed_at, d.reminder_id
            """;

    private static final String DECIDE = """
            update delivery set state = :state, reason = :reason, detail = null, next_attempt_at = :now, changed_at = :now
            where reminder_id = :reminder and attempts = :number and state = 'IN_DOUBT'
            """;

    /** The way of the attempt, and those after it: the next claim finds which of them it is. */
    private static final String WAYS_LEFT = """
            select count(*) from (
                select r.not_after from reminder r join delivery d on d.reminder_id = r.id
                where r.id = :reminder and d.way = 0
                union all
                select w.not_after from reminder_way w join delivery d on d.reminder_id = w.reminder_id
                where w.reminder_id = :reminder and w.nth >= d.way) ways
            where not_after > :now
            """;

    private static final String RECORD = """
            insert into resolution (reminder_id, number, resolved_as, note, resolved_by, resolved_at)
            values (:reminder, :number, :resolved_as, :note, :resolved_by, :now)
            """;

    /** How a person resolves a doubt. */
    public enum Resolution {
        /** The patient was told. */
        SENT,
        /** The patient was not told: the reminder is planned again while it is still timely. */
        NOT_SENT
    }

    private final JdbcClient jdbc;
    private final ToldTogether toldTogether;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Doubts(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.toldTogether = new ToldTogether(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a person can resolve, of all runs, the oldest first: a message once, with all the visits it told of. */
    public List<Doubt> list() {
        return inState(DeliveryState.IN_DOUBT);
    }

    /** The same, and what was claimed and has no answer yet: for the books of a run that died, both are in doubt. */
    public List<Doubt> unsettled() {
        return inState(DeliveryState.IN_DOUBT, DeliveryState.SENDING);
    }

    private List<Doubt> inState(DeliveryState... states) {
        Map<AttemptKey, List<Doubt>> messages = new LinkedHashMap<>();
        jdbc.sql(IN_DOUBT)
                .param("states", Stream.of(states).map(Enum::name).toList())
                .query(row -> {
                    Doubt doubt = doubt(row);
                    messages.computeIfAbsent(ToldTogether.first(row, doubt.attempt()), first -> new ArrayList<>())
                            .add(doubt);
                });
        return messages.entrySet().stream()
                .map(message -> message(message.getKey(), message.getValue()))
                .toList();
    }

    private static Doubt message(AttemptKey first, List<Doubt> all) {
        Doubt whole = all.stream()
                .filter(doubt -> doubt.attempt().equals(first))
                .findFirst()
                .orElseGet(() -> all.get(0));
        return whole.also(all.stream()
                .filter(doubt -> !doubt.equals(whole))
                .map(Doubt::asVisit)
                .sorted(Comparator.comparing(Doubt.Visit::start))
                .toList());
    }

    /**
     * Resolves one doubt, with all that its message told of.
     *
     * @param attempt any of the message's
     * @param note how it is known, 1 to 1000 characters
     * @throws IllegalArgumentException where the note is none
     * @return the state that attempt's reminder is in now, or empty where that attempt is not in doubt
     */
    public Optional<DeliveryState> resolve(AttemptKey attempt, Resolution as, String note, String by) {
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("The note has " + note.strip().length() + " characters. Say in 1 to "
                    + LONGEST_NOTE + " how you know what became of the message.");
        }
        Map<AttemptKey, DeliveryState> settled = new HashMap<>();
        transaction.executeWithoutResult(status -> {
            for (AttemptKey one : toldTogether.all(toldTogether.first(attempt))) {
                DeliveryState state = as == Resolution.SENT ? DeliveryState.SENT : unsent(one);
                if (decide(one, state)) {
                    record(one, as, note, by);
                    settled.put(one, state);
                }
            }
        });
        return Optional.ofNullable(settled.get(attempt));
    }

    private boolean decide(AttemptKey attempt, DeliveryState state) {
        return jdbc.sql(DECIDE)
                        .param("state", state.name())
                        .param("reason", reason(state))
                        .param("now", now())
                        .param("reminder", attempt.reminder())
                        .param("number", attempt.number())
                        .update()
                == 1;
    }

    private void record(AttemptKey attempt, Resolution as, String note, String by) {
        jdbc.sql(RECORD)
                .param("reminder", attempt.reminder())
                .param("number", attempt.number())
                .param("resolved_as", as.name())
                .param("note", note)
                .param("resolved_by", Settlement.fitting(by, LONGEST_NAME))
                .param("now", now())
                .update();
    }

    private DeliveryState unsent(AttemptKey attempt) {
        boolean timely = jdbc.sql(WAYS_LEFT)
                        .param("reminder", attempt.reminder())
                        .param("now", now())
                        .query(Integer.class)
                        .single()
                > 0;
        return timely ? DeliveryState.PLANNED : DeliveryState.SUPPRESSED;
    }

    private static @Nullable String reason(DeliveryState state) {
        return state == DeliveryState.SUPPRESSED ? "too-late" : null;
    }

    private OffsetDateTime now() {
        return Moments.written(clock.instant());
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        return new Doubt(
                new AttemptKey(row.getLong("reminder_id"), row.getInt("attempts")),
                row.getLong("run"),
                row.getString("practice"),
                row.getString("appointment_id"),
                row.getString("patient_id"),
                Moments.read(row, "start_at"),
                zone(row.getString("zone")),
                Channel.valueOf(row.getString("channel")).word(),
                row.getString("recipient"),
                row.getString("provider"),
                Moments.read(row, "claimed_at"),
                row.getString("reason"),
                words(row.getString("fell_back"), row.getString("detail")),
                evidence(row),
                List.of());
    }

    private static @Nullable String words(@Nullable String fellBack, @Nullable String detail) {
        String before = fellBack == null ? null : "before it " + fellBack;
        String words = Stream.of(detail, before).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }

    private static Doubt.Evidence evidence(ResultSet row) throws SQLException {
        return new Doubt.Evidence(
                Moments.readOrNull(row, "settled_at"),
                row.getString("outcome"),
                Moments.readOrNull(row, "scheduled_for"),
                row.getString("request_hash"),
                row.getString("log_says"),
                Moments.readOrNull(row, "looked_up_at"));
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        return id == null ? null : ZoneId.of(id);
    }
}
