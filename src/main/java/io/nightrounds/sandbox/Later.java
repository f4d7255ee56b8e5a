package io.nightrounds.sandbox;

import java.time.Duration;
import org.eclipse.jetty.server.Server;

/** Does something after a while, without a thread that waits. */
record Later(Server server) {
    void run(Duration pause, Runnable action) {
        if (pause.isZero()) {
            action.run();
        } else {
            // the scheduler has one thread for all: it only hands over
            server.getScheduler().schedule(() -> server.getThreadPool().execute(action), pause);
        }
    }
}
