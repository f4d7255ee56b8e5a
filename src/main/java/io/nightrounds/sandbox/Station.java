package io.nightrounds.sandbox;

import io.nightrounds.sandbox.Tally.Standing;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.fault.Fault;

/** A desk in service: a request passes it under a fault, and is written down and counted before anyone hears the answer. */
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
        Call call = new Call(arrival, desk.wire().read(arrival), fault.failEvery());
        Answer decided = decide(call, fault);
        Answer seen = fault.status() == 0 ? decided : decided.hiddenBehind(fault.status(), fault.retryAfter());
        ledger.record(desk.name(), call, fault.name(), seen);
        tally.count(seen, fault.strikes());
        return desk.wire().write(seen, arrival);
    }

    private Answer decide(Call call, Fault fault) {
        return switch (fault.fate()) {
            case JUDGED -> desk.answer(call);
            case REFUSED -> desk.refusal();
            case LOST -> Answer.lost();
        };
    }
}
