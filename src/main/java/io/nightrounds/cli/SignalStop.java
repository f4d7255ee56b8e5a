package io.nightrounds.cli;

import io.nightrounds.job.RunningJob;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What SIGTERM and SIGINT do to a command: the job is asked to stop, and the process ends when the command has ended by
 * itself. So the steps find their database open until the last answer is written. The virtual machine exits with 143 or
 * 130 of its own accord; a further signal changes nothing.
 */
final class SignalStop implements AutoCloseable {
    /** What it takes to write the last answers and the books, once the slowest vendor has answered. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(5);

    private static final long ASK_AGAIN_MILLIS = 50;

    private final RunningJob job;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "signal");
    private volatile Duration answers = Duration.ZERO;

    private SignalStop(RunningJob job) {
        this.job = job;
    }

    static SignalStop of(RunningJob job) {
        SignalStop stop = new SignalStop(job);
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** @param longest the longest time that one request of this job may take */
    void waitFor(Duration longest) {
        answers = longest;
    }

    /** Beyond its patience it lets the process end all the same: that is a kill, which a resume can deal with. */
    private void stop() {
        long end = System.nanoTime() + answers.plus(TO_SETTLE).toNanos();
        try {
            do {
                job.stop();
            } while (!ended.await(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessIsEnding) {
            // the hook is running, and has just been told
        }
    }
}
