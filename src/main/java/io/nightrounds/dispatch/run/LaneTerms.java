package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.claim.DueReminder;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.Decision;
import java.util.Map;

/** What the lanes know of the reminders of one group. */
record LaneTerms(Map<Long, Lane> lanes) implements Claims.Terms {
    @Override
    public boolean schedules(DueReminder due) {
        Lane lane = lanes.get(due.id());
        return lane != null && lane.sender().schedules(due.channel());
    }

    @Override
    public boolean takes(DueReminder due) {
        Lane lane = lanes.get(due.id());
        return lane != null && lane.sender().provider().equals(due.way().provider());
    }

    @Override
    public Decision unlessRefused(Decision decision) {
        Lane lane = lanes.get(decision.reminder());
        return lane == null ? decision : lane.unlessRefused(decision);
    }
}
