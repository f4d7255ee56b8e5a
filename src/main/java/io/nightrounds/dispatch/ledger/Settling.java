package io.nightrounds.dispatch.ledger;

import java.util.ArrayList;
import java.util.List;

/** The ledger's statements for what is known of a way: an answer, or that it is closed. */
record Settling(Batches batches, DeliveryValues values, FurtherWays ways) {
    private static final String SETTLE = """
            update delivery set state = :state, reason = :reason, detail = :detail, provider_id = :provider_id,
                   next_attempt_at = :next, changed_at = :now
            where reminder_id = :reminder and attempts = :number and %s
            """.formatted(InState.CLAIMED);

    private static final String SETTLE_ATTEMPT = """
            update attempt set settled_at = :now, outcome = :outcome, detail = coalesce(detail, :detail),
                   provider_id = :provider_id
            where reminder_id = :reminder and number = :number and (outcome is null or outcome = 'unknown')
            """;

    /** Where the next try could only come too late there will be none. */
    private static final String SUPPRESS_BELATED = """
            update delivery set state = 'SUPPRESSED', reason = :too_late
            where reminder_id = :reminder and attempts = :number and %s
              and next_attempt_at >= coalesce(
                  (select w.not_after from reminder_way w where w.reminder_id = delivery.reminder_id and w.nth = delivery.way),
                  (select r.not_after from reminder r where r.id = delivery.reminder_id))
            """.formatted(InState.PLANNED);

    /** Not what has gone on to another way. */
    private static final String SUPPRESS_ON_WAY = """
            update delivery set state = 'SUPPRESSED', reason = :reason, detail = null, changed_at = :now
            where reminder_id = :reminder and %s and way = :way
            """.formatted(InState.PLANNED);

    void settle(List<Settlement> settlements) {
        int[] changed = batches.update(SETTLE, settlements.stream().map(values::of));
        batches.update(SETTLE_ATTEMPT, settlements.stream().map(values::of));
        ways.fallBack(justSettled(settlements, changed));
        batches.update(
                SUPPRESS_BELATED,
                settlements.stream().filter(Settlement::retried).map(values::belated));
    }

    /** What another process, or an earlier try to write it, has settled is none of this answer's business. */
    private static List<Settlement> justSettled(List<Settlement> settlements, int[] changed) {
        List<Settlement> settled = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                settled.add(settlements.get(i));
            }
        }
        return settled;
    }

    /** Nothing was sent on these ways: the next one is taken, and where there is none the reminder is suppressed. */
    void endWays(List<Decision.EndWay> ended) {
        ways.passOver(ended);
        batches.update(SUPPRESS_ON_WAY, ended.stream().map(values::of));
    }
}
