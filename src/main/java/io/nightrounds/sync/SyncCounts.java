package io.nightrounds.sync;

/**
 * A run's sync in numbers. {@code due + unchanged} is every valid appointment that the run saw.
 *
 * @param due to be pushed in this run, whether attempted yet or not
 * @param unchanged accepted in an earlier run and the same since
 */
public record SyncCounts(long due, long accepted, long refused, long unknown, long unchanged) {
    /** Due, but the run ended before their turn came. */
    public long notReached() {
        return due - accepted - refused - unknown;
    }
}
