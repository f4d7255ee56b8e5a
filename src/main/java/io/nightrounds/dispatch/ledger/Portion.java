package io.nightrounds.dispatch.ledger;

import io.nightrounds.partition.Share;

/** What one dispatcher does of a run: all of it, or the share of this machine. */
public record Portion(long run, Share share) {
    public static Portion whole(long run) {
        return new Portion(run, Share.WHOLE);
    }
}
