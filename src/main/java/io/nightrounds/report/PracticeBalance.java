package io.nightrounds.report;

/**
 * One practice's share of the run.
 *
 * @param practice its key; empty for rows that name none
 * @param valid appointments of the feed that were taken over
 * @param rejected rows of the feed that were refused
 * @param balanced whether every reminder due is accounted for
 */
public record PracticeBalance(
        String practice, long valid, long rejected, Figures.Reminders reminders, boolean balanced) {

    PracticeBalance(String practice, long valid, long rejected, Figures.Reminders reminders) {
        this(practice, valid, rejected, reminders, reminders.balanced());
    }
}
