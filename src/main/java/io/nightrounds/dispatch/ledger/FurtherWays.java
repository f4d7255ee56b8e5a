package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Moves reminders on to their next way, in the caller's transaction. Only after a known failure: what may have been
 * sent never comes here. The hours of the new way are looked at by its claim, as those of the first way were.
 */
final class FurtherWays {
    private static final String AFTER = """
            select d.reminder_id, d.way, d.channel, d.fell_back, w.nth, w.channel as next_channel,
                   coalesce(c.not_after, r.not_after) as not_after
            from unnest(cast(:ids as bigint array)) as k(id)
            left join delivery d on d.reminder_id = k.id
            left join reminder r on r.id = d.reminder_id
            left join reminder_way c on c.reminder_id = d.reminder_id and c.nth = d.way
            left join reminder_way w on w.reminder_id = d.reminder_id and w.nth > d.way
            where w.not_after > :now
            order by k.id, w.nth
            """;

    private static final String GO_ON = """
            update delivery set state = 'PLANNED', reason = null, detail = null, way = :next_way, channel = :channel,
                   provider = :provider, fell_back = :fell_back, next_attempt_at = :now, changed_at = :now
            where reminder_id = :reminder and way = :way and %s
            """.formatted(InState.UNSENT);

    private final NamedParameterJdbcTemplate jdbc;
    private final Batches batches;
    private final Clock clock;
    private final Supplier<Map<Channel, String>> senders;

    /** @param senders asked for only when a way has failed */
    FurtherWays(NamedParameterJdbcTemplate jdbc, Clock clock, Supplier<Map<Channel, String>> senders) {
        this.jdbc = jdbc;
        this.batches = new Batches(jdbc);
        this.clock = clock;
        this.senders = senders;
    }

    /** Where a reminder stands and the next way it has, which a vendor carries and which is not over. */
    private record Next(
            long reminder,
            int way,
            String channel,
            Instant notAfter,
            @Nullable String fellBack,
            int nextWay,
            Channel nextChannel,
            String provider) {}

    /** Where the attempt failed for certain and its way leads no further, the next way is taken. */
    void fallBack(List<Settlement> settled) {
        Map<Long, Settlement> unsent = settled.stream()
                .filter(Settlement::knownNotSent)
                .collect(Collectors.toMap(settlement -> settlement.attempt().reminder(), settlement -> settlement));
        List<MapSqlParameterSource> moves = new ArrayList<>();
        after(unsent.keySet()).forEach((reminder, next) -> {
            Settlement settlement = Objects.requireNonNull(unsent.get(reminder));
            boolean belated = !settlement.nextAttempt().isBefore(next.notAfter);
            if (settlement.endsWay() || belated) {
                moves.add(move(next, settlement.words()));
            }
        });
        batches.update(GO_ON, moves.stream());
    }

    /** Where nothing was tried, because the way is closed by now. */
    void passOver(List<Decision.EndWay> ended) {
        Map<Long, Next> nexts =
                after(ended.stream().map(Decision.EndWay::reminder).toList());
        List<MapSqlParameterSource> moves = new ArrayList<>();
        for (Decision.EndWay end : ended) {
            Next next = nexts.get(end.reminder());
            if (next != null && next.way == end.way()) {
                moves.add(move(next, end.reason().word()));
            }
        }
        batches.update(GO_ON, moves.stream());
    }

    private Map<Long, Next> after(Collection<Long> reminders) {
        Map<Long, Next> nexts = new HashMap<>();
        if (!reminders.isEmpty()) {
            Map<Channel, String> carried = senders.get();
            jdbc.query(AFTER, ids(reminders), row -> {
                Channel channel = Channel.valueOf(row.getString("next_channel"));
                String provider = carried.get(channel);
                if (provider != null) {
                    nexts.putIfAbsent(row.getLong("reminder_id"), next(row, channel, provider));
                }
            });
        }
        return nexts;
    }

    private static Next next(ResultSet row, Channel channel, String provider) throws SQLException {
        return new Next(
                row.getLong("reminder_id"),
                row.getInt("way"),
                Channel.valueOf(row.getString("channel")).word(),
                Moments.read(row, "not_after"),
                row.getString("fell_back"),
                row.getInt("nth"),
                channel,
                provider);
    }

    private MapSqlParameterSource move(Next next, String why) {
        String words = Stream.of(next.fellBack, next.channel + " " + why)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return new MapSqlParameterSource("now", Moments.written(clock.instant()))
                .addValue("reminder", next.reminder)
                .addValue("way", next.way)
                .addValue("next_way", next.nextWay)
                .addValue("channel", next.nextChannel.name())
                .addValue("provider", next.provider)
                .addValue("fell_back", Settlement.fitting(words, Settlement.LONGEST_DETAIL));
    }

    private MapSqlParameterSource ids(Collection<Long> reminders) {
        return new MapSqlParameterSource("now", Moments.written(clock.instant()))
                .addValue("ids", new SqlArrayValue("bigint", reminders.toArray()));
    }
}
