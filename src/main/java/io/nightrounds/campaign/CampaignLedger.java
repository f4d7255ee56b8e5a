package io.nightrounds.campaign;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run planned, counted for the books. */
@Component
public final class CampaignLedger {
    private static final String COUNTS = """
            select practice, suppressed, count(*) as reminders from reminder
            where run = :run group by practice, suppressed order by practice, suppressed
            """;

    private final JdbcClient jdbc;

    public CampaignLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One practice's reminders that became due in a run.
     *
     * @param planned how many are to be sent
     * @param suppressed how many are not, by reason; reasons that did not occur are left out
     */
    public record Counts(long planned, Map<SuppressionReason, Long> suppressed) {
        private static final Counts NONE = new Counts(0, Map.of());

        public Counts {
            suppressed = Map.copyOf(suppressed);
        }

        public long due() {
            return planned
                    + suppressed.values().stream().mapToLong(Long::longValue).sum();
        }

        private Counts withPlanned(long more) {
            return new Counts(planned + more, suppressed);
        }

        private Counts withSuppressed(SuppressionReason reason, long more) {
            Map<SuppressionReason, Long> all = new EnumMap<>(SuppressionReason.class);
            all.putAll(suppressed);
            all.merge(reason, more, Long::sum);
            return new Counts(planned, all);
        }
    }

    /** The counts of a run by practice; a practice without a due reminder is left out. */
    public SortedMap<String, Counts> counts(long run) {
        SortedMap<String, Counts> counts = new TreeMap<>();
        jdbc.sql(COUNTS).param("run", run).query(row -> {
            long reminders = row.getLong("reminders");
            String suppressed = row.getString("suppressed");
            counts.compute(row.getString("practice"), (practice, before) -> {
                Counts so = before == null ? Counts.NONE : before;
                return suppressed == null
                        ? so.withPlanned(reminders)
                        : so.withSuppressed(reason(suppressed), reminders);
            });
        });
        return counts;
    }

    private static SuppressionReason reason(String word) {
        return SuppressionReason.of(word)
                .orElseThrow(() -> new IllegalStateException("The database has reminders suppressed as '" + word
                        + "', which this version does not know. Use the version that wrote them, or a later one."));
    }
}
