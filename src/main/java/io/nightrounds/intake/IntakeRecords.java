package io.nightrounds.intake;

import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.KnownRun;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a purge deletes of the intake's tables: how far a run read its inputs, and what was wrong with them. */
@Component
class IntakeRecords implements RunRecords {
    private final JdbcTemplate jdbc;
    private final RejectionLog rejections;
    private final PersonStore people;

    IntakeRecords(JdbcTemplate jdbc, RejectionLog rejections, PersonStore people) {
        this.jdbc = jdbc;
        this.rejections = rejections;
        this.people = people;
    }

    @Override
    public void delete(KnownRun run, Tally tally) {
        tally.add(Kind.REJECTIONS, rejections.forget(run.number()));
        people.forget(run.number());
        jdbc.update("delete from feed_query where run = ?", run.number());
        jdbc.update("delete from feed where run = ?", run.number());
    }
}
