package io.nightrounds.intake;

import io.nightrounds.appointment.Dialect;
import io.nightrounds.appointment.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code feed}, but for {@link IntakeRecords}, which deletes old rows: how far each input was
 * read. It is written in the transaction that saves the rows, so a restart goes on exactly behind the last row saved.
 */
@Component
class FeedLog {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    FeedLog(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** What a file was when its reading began; another version of it is another file. */
    record Version(String location, long bytes, OffsetDateTime modifiedAt) {
        /** What a file is now; empty where it is not there. */
        static Optional<Version> of(Path file) {
            try {
                return Optional.of(new Version(
                        file.toString(),
                        Files.size(file),
                        Moments.written(Files.getLastModifiedTime(file).toInstant())));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        boolean isSameAs(Version other) {
            return location.equals(other.location) && bytes == other.bytes && modifiedAt.isEqual(other.modifiedAt);
        }

        /** As a message compares two versions of one file. */
        @Override
        public String toString() {
            return bytes + " bytes of " + modifiedAt.toInstant();
        }
    }

    /**
     * @param rows data rows read so far
     * @param finished whether it was read to its end
     */
    record Progress(Version version, long rows, boolean finished) {}

    Optional<Progress> find(long run, String source) {
        return jdbc.sql(
                        "select location, bytes, modified_at, rows_read, finished from feed where run = ? and source = ?")
                .params(run, source)
                .query((row, n) -> new Progress(
                        new Version(
                                row.getString("location"),
                                row.getLong("bytes"),
                                row.getObject("modified_at", OffsetDateTime.class)),
                        row.getLong("rows_read"),
                        row.getBoolean("finished")))
                .optional();
    }

    void begin(long run, String source, Version version) {
        jdbc.sql("delete from feed where run = ? and source = ?")
                .params(run, source)
                .update();
        jdbc.sql("""
                        insert into feed (run, source, location, bytes, modified_at, rows_read, finished)
                        values (?, ?, ?, ?, ?, 0, false)
                        """)
                .params(run, source, version.location(), version.bytes(), version.modifiedAt())
                .update();
    }

    /**
     * Notes how many rows are read by now. It is a position, not an increment: noting it twice changes nothing.
     *
     * <p>The caller's transaction does not wait for a server's disk: what a crash of the server takes back, rows and
     * position alike, is read again. Nothing is made of the rows before the step's end, whose commit waits for all of
     * them.
     */
    void read(long run, String source, long rows) {
        if (Dialect.of(template) == Dialect.POSTGRESQL) {
            template.execute("set local synchronous_commit = off");
        }
        jdbc.sql("update feed set rows_read = ? where run = ? and source = ?")
                .params(rows, run, source)
                .update();
    }

    void finish(long run, String source) {
        jdbc.sql("update feed set finished = true where run = ? and source = ?")
                .params(run, source)
                .update();
    }
}
