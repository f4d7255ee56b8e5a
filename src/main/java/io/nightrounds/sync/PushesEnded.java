package io.nightrounds.sync;

/** The last outcome where a batch ended the step, behind everything that became known. */
record PushesEnded(RuntimeException reason) implements PushOutcome {}
