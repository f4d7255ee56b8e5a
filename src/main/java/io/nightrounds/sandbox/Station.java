package io.nightrounds.sandbox;

import io.nightrounds.sandbox.Tally.Standing;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.fault.Fault;

/**
 * A desk in service: a request passes it under a fault, and is written down and counted before anyone hears the answer.
 */
final class Station {
    private final Desk desk;
    private final ArrivalLedger ledger;
    private final Tally tally = new Tally();

    Station(Desk desk, ArrivalLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    Desk desk() {
        return desk;
    }

    Standing standing() {
        return tally.standing();
    }

    Written serve(Arrival arrival, Fault fault) {
        Call call = new Call(arrival, desk.wire().read(arrival), fault.items().failEvery());
        Answer seen = masked(decide(call, fault), fault);
        ledger.record(desk.name(), call, fault.name(), seen);
        tally.count(seen, fault.strikes());
        Written written = desk.wire().write(seen, arrival);
        String otherType = fault.mask().contentType();
        return otherType.isEmpty() ? written : written.labelled(otherType);
    }

    private static Answer masked(Answer decided, Fault fault) {
        if (fault.mask().status() != 0) {
            return decided.hiddenBehind(fault.mask().status(), fault.mask().retryAfter());
        }
        return decided.body() == null
                ? decided
                : decided.saying(fault.items().statuses().appliedTo(decided.body()));
    }

    private Answer decide(Call call, Fault fault) {
        return switch (fault.fate()) {
            case JUDGED -> desk.answer(call);
            case REFUSED -> desk.refusal();
            case LOST -> Answer.lost();
        };
    }
}
