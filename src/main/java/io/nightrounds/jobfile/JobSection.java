package io.nightrounds.jobfile;

/**
 * Marks a room's {@code …Properties} record bound from a job file, so that {@code validate} can bind every section
 * without knowing the rooms.
 */
public interface JobSection {}
