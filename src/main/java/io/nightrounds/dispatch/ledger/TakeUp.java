package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Dialect;
import io.nightrounds.dispatch.Deferral;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The ledger's statements for the beginning of a run: what it has before it. */
record TakeUp(Batches batches, DeliveryValues values) {
    /** The vendor of a channel, by today's job file. */
    private static final String PROVIDER = """
            case %s.channel when 'SMS' then cast(:sms as varchar(40)) when 'VOICE' then cast(:voice as varchar(40))
                when 'EMAIL' then cast(:email as varchar(40)) when 'DIRECT' then cast(:direct as varchar(40)) end""";

    /** Which share of a dispatch the reminder of a delivery belongs to. */
    private static final String BUCKET = """
            coalesce((select b.bucket from practice_bucket b join reminder r on r.practice = b.practice
                      where r.id = delivery.reminder_id), 0)""";

    private static final String NEW = """
            insert into delivery (reminder_id, state, reason, detail, channel, provider, run, attempts, next_attempt_at,
                   changed_at, bucket)
            select r.id, case when r.suppressed is null then cast('PLANNED' as varchar(12))
                     else cast('SUPPRESSED' as varchar(12)) end, r.suppressed, r.detail, r.channel,
                   %s, :run, 0, :now, :now,
                   coalesce((select b.bucket from practice_bucket b where b.practice = r.practice), 0)
            from reminder r
            where r.id > :after and r.id <= :until
              and not exists (select 1 from delivery d
                              where d.reminder_id = r.id and d.reminder_id > :after and d.reminder_id <= :until)
            """.formatted(PROVIDER.formatted("r"));

    private static final String BEFORE_FIRST = "select coalesce(min(id), 1) - 1 from reminder";

    private static final String LAST = "select coalesce(max(id), 0) from reminder";

    /** Reminders for one statement, so that however many there are, none takes as long as a server is waited for. */
    static final long PORTION = 500_000;

    private static final String PLANNED_AGAIN = "select id from reminder where replanned_run = :run";

    /**
     * What was suppressed was never sent. It begins again on its first way, and belongs to no run until it is taken up
     * with what is deferred.
     */
    private static final String BRING_BACK = """
            update delivery set state = 'PLANNED', reason = null, detail = null, run = -1, next_attempt_at = :now,
                   way = 0, fell_back = null, channel = (select r.channel from reminder r where r.id = :reminder)
            where reminder_id = :reminder and state = 'SUPPRESSED'
            """;

    private static final String DEFERRED = """
            update delivery set run = :run, changed_at = :now,
                   provider = %s,
                   reason = case when next_attempt_at > :now then reason end,
                   detail = case when next_attempt_at > :now then detail end
            where state = 'PLANNED' and run <> :run
            """.formatted(PROVIDER.formatted("delivery"));

    /** It may be shared among more machines than when it was taken up, or be shared no more. */
    private static final String DEAL_ANEW = """
            update delivery set bucket = %1$s
            where state = 'PLANNED' and run = :run and (bucket <> 0 or exists (select 1 from practice_bucket))
              and bucket <> %1$s
            """.formatted(BUCKET);

    /** What was held has its reason for as long as the run is held. */
    private static final String LET_GO = """
            update delivery set reason = null, detail = null
            where state = 'PLANNED' and run = :run and reason = :held
            """;

    private static final String EXPLAIN_UNCARRIED = """
            update delivery set reason = :reason, detail = 'The job file names no vendor for its channel'
            where state = 'PLANNED' and run = :run and provider is null
            """;

    /**
     * PostgreSQL believes that a table stays as empty as it has seen it, and would read all that {@link #NEW} has filled
     * it with by then, for every reminder.
     */
    private static final String NOT_ONE_BY_ONE = "set local enable_nestloop = off";

    /** Other statements look up the practice of each reminder, and must not read all practices for it. */
    private static final String AS_BEFORE = "set local enable_nestloop to default";

    void takeUp(long run, Map<Channel, String> senders) {
        MapSqlParameterSource named = values.now()
                .addValue("run", run)
                .addValue("reason", Deferral.NO_SENDER.word())
                .addValue("held", Deferral.FORECAST_HELD.word());
        for (Channel channel : Channel.values()) {
            named.addValue(channel.word(), senders.get(channel));
        }
        addNew(named);
        bringBack(named);
        batches.jdbc().update(DEFERRED, named);
        batches.jdbc().update(DEAL_ANEW, named);
        batches.jdbc().update(LET_GO, named);
        batches.jdbc().update(EXPLAIN_UNCARRIED, named);
    }

    private void addNew(MapSqlParameterSource named) {
        JdbcTemplate plain = batches.jdbc().getJdbcTemplate();
        boolean postgres = Dialect.of(plain) == Dialect.POSTGRESQL;
        if (postgres) {
            plain.execute(NOT_ONE_BY_ONE);
        }
        long last = number(LAST);
        for (long after = number(BEFORE_FIRST); after < last; after += PORTION) {
            batches.jdbc().update(NEW, named.addValue("after", after).addValue("until", after + PORTION));
        }
        if (postgres) {
            plain.execute(AS_BEFORE);
        }
    }

    private long number(String query) {
        return Objects.requireNonNull(batches.jdbc().getJdbcTemplate().queryForObject(query, Long.class));
    }

    /** What planning gave another chance after it, or a claim, had suppressed it. */
    private void bringBack(MapSqlParameterSource named) {
        batches.update(
                BRING_BACK,
                batches.jdbc().queryForList(PLANNED_AGAIN, named, Long.class).stream()
                        .map(reminder -> values.now().addValue("reminder", reminder)));
    }
}
