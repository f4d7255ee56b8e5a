package io.nightrounds.dispatch.claim;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reminder that may go out now take along others of its group that may, each of which has been checked on its
 * own. Nobody is kept waiting for company, and who does not fit stays planned for a message of its own.
 */
final class Gathering {
    /** A shared number can belong to a whole nursing home. */
    static final int MOST_VISITS = 10;

    private static final Comparator<Considered> BY_VISIT = Comparator.comparing(
                    (Considered one) -> one.due().appointment().start())
            .thenComparing(one -> one.due().id());

    private final ClaimCheck check;
    private final Predicate<DueReminder> schedules;
    private final Instant now;
    private final Set<Long> taken = new HashSet<>();

    /** @param schedules whether the reminder's vendor can be told to send later */
    Gathering(ClaimCheck check, Predicate<DueReminder> schedules, Instant now) {
        this.check = check;
        this.schedules = schedules;
        this.now = now;
    }

    /** A reminder and what was decided of it alone. */
    record Considered(DueReminder due, Decision decision) {
        @Nullable
        OutboundMessage alone() {
            return decision instanceof Decision.Send send ? send.message() : null;
        }
    }

    /**
     * What is to become of the wanted ones. They alone bring messages about, so that there are never more messages than
     * wanted reminders.
     *
     * @param others of the same groups, that may be taken along
     */
    List<Decision> of(List<Considered> wanted, List<Considered> others) {
        List<Considered> all = new ArrayList<>(wanted);
        all.addAll(others);
        all.sort(BY_VISIT);
        List<Decision> decisions = new ArrayList<>();
        for (Considered one : wanted) {
            if (!taken.contains(one.due().id())) {
                decisions.add(joined(one, all));
            }
        }
        return decisions;
    }

    private Decision joined(Considered first, List<Considered> all) {
        OutboundMessage alone = first.alone();
        String key = first.due().groupKey();
        if (alone == null || key == null) {
            return first.decision();
        }
        List<Considered> company = new ArrayList<>(List.of(first));
        all.stream()
                .filter(other -> key.equals(other.due().groupKey()))
                .filter(other -> mayJoin(first, alone, other))
                .forEach(other -> join(company, other));
        company.forEach(one -> taken.add(one.due().id()));
        return company.size() == 1 ? first.decision() : send(company, alone.recipient());
    }

    private boolean mayJoin(Considered first, OutboundMessage alone, Considered other) {
        OutboundMessage another = other.alone();
        return another != null
                && first.due().id() != other.due().id()
                && !taken.contains(other.due().id())
                && alone.channel() == another.channel()
                && alone.recipient().equals(another.recipient())
                && check.mayGoTogether(first.due(), other.due());
    }

    private void join(List<Considered> company, Considered other) {
        if (company.size() < MOST_VISITS) {
            company.add(other);
            if (moment(company).isEmpty()) {
                company.remove(other);
            }
        }
    }

    private Optional<Instant> moment(List<Considered> company) {
        return check.commonMoment(dues(company), schedules.test(company.get(0).due()), now);
    }

    private Decision send(List<Considered> company, String recipient) {
        Instant sendAt = moment(company).filter(now::isBefore).orElse(null);
        company.sort(BY_VISIT);
        List<DueReminder> together = dues(company);
        return new Decision.Send(
                check.message(together, recipient, sendAt), lost -> rest(together, lost, recipient, sendAt));
    }

    private Optional<OutboundMessage> rest(
            List<DueReminder> together, Set<AttemptKey> lost, String recipient, @Nullable Instant sendAt) {
        List<DueReminder> left = together.stream()
                .filter(due -> !lost.contains(due.nextAttempt()))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(check.message(left, recipient, sendAt));
    }

    private static List<DueReminder> dues(List<Considered> company) {
        return company.stream().map(Considered::due).toList();
    }
}
