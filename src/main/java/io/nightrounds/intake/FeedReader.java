package io.nightrounds.intake;

import io.nightrounds.intake.FeedLog.Progress;
import io.nightrounds.intake.FeedLog.Version;
import io.nightrounds.intake.rule.FeedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads a file's rows, on a restart behind those already saved. That position is the feed log's: the framework saves
 * its own execution context outside the chunk's transaction, and a crash between the two would tell another story.
 *
 * <p>A file that grows, shrinks, vanishes or is replaced while it is read stops the step at its end with
 * {@link FeedBroken}; nothing was synced or sent by then, and a resumed run reads the file from its start again.
 */
class FeedReader extends InputReader {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private final long run;
    private final FeedFile file;
    private final FeedLog log;
    private final Runnable forget;
    private @Nullable CsvFeed feed;
    private @Nullable Version noted;

    /** @param forget takes back all that the run has saved of this input */
    FeedReader(long run, FeedFile file, FeedLog log, Runnable forget) {
        super(file);
        this.run = run;
        this.file = file;
        this.log = log;
        this.forget = forget;
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            // noted before it is opened: what happens to it from here on is noticed at its end
            Version now = Version.of(file.path()).orElseThrow(() -> FeedRefused.missing(file));
            noted = now;
            CsvFeed opened = CsvFeed.open(file);
            feed = opened;
            skip(opened, rowsSaved(now));
        } catch (IOException e) {
            throw FeedBroken.unreadable(file, e);
        }
    }

    @Override
    @Nullable
    FeedRow next() {
        try {
            return feed == null ? null : feed.next();
        } catch (IOException e) {
            throw FeedBroken.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (feed != null) {
                feed.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }

    private long rowsSaved(Version version) {
        Optional<Progress> progress = log.find(run, file.source());
        if (progress.isPresent() && progress.get().version().isSameAs(version)) {
            return progress.get().rows();
        }
        if (progress.isPresent()) {
            LOG.warn("{} has changed since this run began to read it: reading it from the start again", file);
            forget.run();
        }
        log.begin(run, file.source(), version);
        return 0;
    }

    /** Its end is only known to be one where nobody wrote to it meanwhile: an export that still runs ends anywhere. */
    @Override
    void ended() {
        Version begun = noted;
        if (begun == null) {
            return;
        }
        Version now = Version.of(file.path()).orElseThrow(() -> FeedBroken.gone(file));
        if (!begun.isSameAs(now)) {
            throw FeedBroken.changed(file, begun.bytes(), now.bytes());
        }
    }

    private static void skip(CsvFeed feed, long rows) throws IOException {
        for (long row = 0; row < rows; row++) {
            feed.next();
        }
    }
}
