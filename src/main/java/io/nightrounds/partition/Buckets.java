package io.nightrounds.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which share a practice belongs to: the only writer of {@code practice_bucket}. A practice that is not in the table
 * belongs to the first share, so an empty table is a step that is not shared.
 */
@Component
public class Buckets {
    private final JdbcClient jdbc;

    Buckets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Practice(String key, long appointments) {}

    private static final class Bucket {
        final int number;
        long appointments;

        Bucket(int number) {
            this.number = number;
        }
    }

    /**
     * Deals the practices out, the largest first and each to whoever has least so far. A practice is never divided: a
     * vendor refuses whole practices, and what one of them learns of that the others would have to be told.
     *
     * @return how many shares there are; fewer than asked for where there are fewer practices
     */
    int deal(int shares) {
        List<Practice> practices = practices();
        int dealt = Math.max(1, Math.min(shares, practices.size()));
        PriorityQueue<Bucket> buckets =
                new PriorityQueue<>(Comparator.comparingLong((Bucket bucket) -> bucket.appointments)
                        .thenComparing(bucket -> bucket.number));
        for (int number = 0; number < dealt; number++) {
            buckets.add(new Bucket(number));
        }
        clear();
        for (Practice practice : practices) {
            Bucket least = buckets.remove();
            write(practice.key(), least.number);
            least.appointments += practice.appointments();
            buckets.add(least);
        }
        return dealt;
    }

    /** Gives everything to the first share. */
    public void clear() {
        jdbc.sql("delete from practice_bucket").update();
    }

    private List<Practice> practices() {
        return new ArrayList<>(jdbc.sql("""
                        select practice, count(*) as appointments from appointment
                        group by practice order by count(*) desc, practice
                        """)
                .query((row, n) -> new Practice(row.getString("practice"), row.getLong("appointments")))
                .list());
    }

    private void write(String practice, int bucket) {
        jdbc.sql("insert into practice_bucket (practice, bucket) values (:practice, :bucket)")
                .param("practice", practice)
                .param("bucket", bucket)
                .update();
    }
}
