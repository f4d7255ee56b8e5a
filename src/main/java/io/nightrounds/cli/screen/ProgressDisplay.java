package io.nightrounds.cli.screen;

import io.nightrounds.job.Nights;
import io.nightrounds.job.StepProgress;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a run has come: a bar on a terminal, otherwise a plain line when a step begins. */
public final class ProgressDisplay implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;

    private final Nights nights;
    private final Screen screen;
    private final boolean terminal;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private String step = "";
    private @Nullable ProgressBar bar;

    private ProgressDisplay(Nights nights, Screen screen) {
        this.nights = nights;
        this.screen = screen;
        this.terminal = System.console() != null && System.getenv("NO_COLOR") == null && !screen.json();
    }

    public static ProgressDisplay start(Nights nights, Screen screen) {
        ProgressDisplay display = new ProgressDisplay(nights, screen);
        display.ticker.scheduleAtFixedRate(display::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return display;
    }

    private synchronized void tick() {
        Optional<StepProgress> current = nights.progress();
        current.ifPresent(progress -> {
            if (!progress.step().equals(step)) {
                begin(progress);
            }
            if (bar != null) {
                bar.stepTo(progress.done());
            }
        });
    }

    private void begin(StepProgress progress) {
        endBar();
        step = progress.step();
        if (!terminal) {
            screen.say(step);
            return;
        }
        bar = new ProgressBarBuilder()
                .setTaskName(step)
                .setInitialMax(progress.total())
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    private void endBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        endBar();
    }
}
