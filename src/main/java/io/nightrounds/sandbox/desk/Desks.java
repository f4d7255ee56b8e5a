package io.nightrounds.sandbox.desk;

import java.time.Clock;
import java.util.List;

/** All desks of one sandbox, each with nothing in its memory. */
public final class Desks {
    /** The key of PatientComms' own sample, so that the documented request passes as it stands. */
    public static final String DEMO_KEY = "94670106-3242-43ff-96fa-475c7de2425c";

    private Desks() {}

    public static List<Desk> all(Clock clock) {
        return List.of(
                new AppointmentsSyncDesk(),
                new SendSmsDesk(clock),
                new VoiceCallDesk(),
                new OneOffMessagesDesk(),
                new DirectMessageDesk());
    }
}
