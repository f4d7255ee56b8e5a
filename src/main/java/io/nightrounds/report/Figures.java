package io.nightrounds.report;

/** The run in numbers: what came in, what AppointmentsSync was told, what patients were told. */
public record Figures(Appointments appointments, Sync sync, Reminders reminders) {

    /**
     * Rows of the appointments feed.
     *
     * @param rejected rows refused as a whole, each counted once
     * @param readBefore whether an earlier run read the very same file, so that its rejections are no news
     */
    public record Appointments(long read, long valid, long rejected, boolean readBefore) {
        long newlyRejected() {
            return readBefore ? 0 : rejected;
        }

        boolean balanced() {
            return read == valid + rejected;
        }
    }

    /**
     * Items of AppointmentsSync.
     *
     * @param due what had to be pushed: everything of this run's feed but the unchanged
     * @param unknown pushed, but the answer does not say what became of it
     * @param unchanged accepted before with the same content, so not pushed again
     * @param notReached due, but this run never pushed it
     */
    public record Sync(long due, long accepted, long refused, long unknown, long unchanged, long notReached) {
        boolean down() {
            return due > 0 && unknown == due;
        }
    }

    /**
     * Reminders planned or taken up by the run.
     *
     * @param due counted from the reminders themselves, apart from the states that follow
     * @param sent the vendor accepted it; no vendor here confirms that it arrived
     * @param deferred not sent yet, and proven so: a later run takes it up
     * @param inDoubt may have been sent or not
     * @param messages in how many messages those sent were told: visits of one day may share one
     */
    public record Reminders(
            long due, long sent, long deferred, long suppressed, long failed, long inDoubt, long messages) {
        static final Reminders NONE = new Reminders(0, 0, 0, 0, 0, 0, 0);

        long accountedFor() {
            return sent + deferred + suppressed + failed + inDoubt;
        }

        boolean balanced() {
            return due == accountedFor();
        }

        /** Due, and nothing became of them yet: the run did not come to them. */
        public long notReached() {
            return Math.max(0, due - accountedFor());
        }

        Reminders plus(Reminders other) {
            return new Reminders(
                    due + other.due,
                    sent + other.sent,
                    deferred + other.deferred,
                    suppressed + other.suppressed,
                    failed + other.failed,
                    inDoubt + other.inDoubt,
                    messages + other.messages);
        }
    }
}
