package io.nightrounds.job;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param failure what stopped it, where something did
 */
public record NightEnded(long run, RunStatus status, Optional<Throwable> failure) {}
