package io.nightrounds.report;

/**
 * How long a step of the run worked, over all its executions where the run was resumed.
 *
 * @param status of its latest execution, in Spring Batch's words
 */
public record StepTime(String step, String status, int executions, long millis) {}
