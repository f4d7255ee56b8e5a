package io.nightrounds.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time in one home folder. The operating system holds the lock for as long as the process lives, so
 * it can neither be stolen from a frozen process nor be left behind by a killed one.
 */
public final class HomeLock implements AutoCloseable {
    /** Beside the locked file: what a second process may read while the first holds the lock, on any system. */
    private static final String HOLDER = "nightrounds.holder";

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock of a home folder, which is made where it does not exist, or says at once who has it.
     *
     * @throws HomeBusy where another process has it
     */
    public static HomeLock take(Path home, Clock clock) {
        HomeLock lock = takeUnsaid(home, clock);
        try {
            write(
                    home.resolve(HOLDER),
                    Holder.since(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                            .written());
            return lock;
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    /** As {@link #take}, for a moment only: it leaves no word of who has it, so that nothing in the home changes. */
    static HomeLock takeUnsaid(Path home, Clock clock) {
        try {
            PrivateFiles.folder(home);
            FileChannel channel = FileChannel.open(
                    home.resolve("nightrounds.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new HomeBusy(home, holder(home, clock));
            }
            return new HomeLock(channel, lock);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    private static DatabaseRefused unusable(Path home, IOException cause) {
        return new DatabaseRefused(
                "The folder " + home + " cannot be used (" + cause.getMessage()
                        + "). Set NIGHTROUNDS_HOME to a folder that this user may write to.",
                cause);
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new DatabaseRefused("The lock could not be released: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The lock is what counts; whoever cannot read who has it is refused all the same. */
    private static String holder(Path home, Clock clock) {
        try {
            return Holder.read(Files.readString(home.resolve(HOLDER))).told(clock.instant());
        } catch (IOException | RuntimeException e) {
            return "another process";
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
