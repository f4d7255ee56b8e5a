package io.nightrounds.campaign;

import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a purge deletes of tables {@code run_text} and {@code text_version}: an attempt that is left keeps its wording.
 */
@Component
class TextRecords implements RunRecords {
    private static final String WITHOUT_ATTEMPT = """
            select distinct v.run from run_text v
            where not exists (select 1 from attempt t where t.run = v.run)
            """;

    private static final String WITHOUT_RUN =
            "delete from text_version where not exists (select 1 from run_text v where v.hash = text_version.hash)";

    private final JdbcClient jdbc;

    TextRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void sweep(Expiry expiry, Set<Long> runs, Tally tally) {
        jdbc.sql(WITHOUT_ATTEMPT).query(Long.class).list().stream()
                .filter(run -> !runs.contains(run))
                .forEach(run -> jdbc.sql("delete from run_text where run = :run")
                        .param("run", run)
                        .update());
        tally.add(Kind.TEXTS, jdbc.sql(WITHOUT_RUN).update());
    }
}
