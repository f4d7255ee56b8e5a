package io.nightrounds.retention;

import java.time.LocalDate;

/**
 * A run as the purge sees it.
 *
 * @param number that of its job instance
 * @param night the date it worked for
 * @param series what all rounds of one night have in common. The next round is found by counting from the first, so an
 *     earlier one stays as long as a later one
 * @param kept whether it stays whatever its age: it can be resumed, or is the last of its job
 */
public record KnownRun(long number, String job, LocalDate night, String series, boolean kept) {}
