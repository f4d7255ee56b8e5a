package io.nightrounds.report;

import io.nightrounds.retention.Kind;
import io.nightrounds.retention.KnownRun;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a purge deletes of table {@code run_report}, and the files of the report in this home. */
@Component
class ReportRecords implements RunRecords {
    private final JdbcClient jdbc;
    private final ReportFiles files;

    ReportRecords(JdbcClient jdbc, ReportFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /**
     * The files go before the commit, so that after a kill between the two the run is still there to be purged again,
     * and not at all where the transaction is taken back.
     */
    @Override
    public void delete(KnownRun run, Tally tally) {
        tally.add(
                Kind.REPORTS,
                jdbc.sql("delete from run_report where run = :run")
                        .param("run", run.number())
                        .update());
        Path folder = files.folder(RunFacts.completed(run.number(), run.job(), run.night()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                files.delete(folder);
            }
        });
    }
}
