package io.nightrounds.dispatch;

import io.nightrounds.partition.Share;

/** What one dispatcher does of a run: all of it, or the share of this machine. */
record Portion(long run, Share share) {
    static Portion whole(long run) {
        return new Portion(run, Share.WHOLE);
    }
}
