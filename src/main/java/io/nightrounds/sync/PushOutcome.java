package io.nightrounds.sync;

/** What comes out of the {@link PushLanes}: one appointment's result, or why no further batch is pushed. */
sealed interface PushOutcome permits SyncResult, PushesEnded {}
