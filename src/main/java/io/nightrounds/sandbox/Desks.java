package io.nightrounds.sandbox;

import io.nightrounds.sandbox.account.Accounts;
import io.nightrounds.sandbox.account.Strictness;
import io.nightrounds.sandbox.account.Strictness.Switch;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.aspnet.OneOffMessagesDesk;
import io.nightrounds.sandbox.desk.aspnet.VoiceCallDesk;
import io.nightrounds.sandbox.desk.bokamera.BokaMeraGate;
import io.nightrounds.sandbox.desk.bokamera.MessageLog;
import io.nightrounds.sandbox.desk.bokamera.MessageLogDesk;
import io.nightrounds.sandbox.desk.bokamera.SendSmsDesk;
import io.nightrounds.sandbox.desk.bokamera.TokenBook;
import io.nightrounds.sandbox.desk.bokamera.TokenDesk;
import io.nightrounds.sandbox.desk.updox.AppointmentsSyncDesk;
import io.nightrounds.sandbox.desk.updox.DirectMessageDesk;
import java.time.Clock;
import java.util.List;

/** All desks of one sandbox, each with nothing in its memory. */
final class Desks {
    private Desks() {}

    static List<Desk> all(Accounts accounts, Clock clock) {
        Strictness strictness = accounts.strictness();
        MessageLog log = new MessageLog();
        TokenBook tokens = new TokenBook(accounts.bokaMera(), clock);
        BokaMeraGate gate = new BokaMeraGate(accounts.bokaMera(), tokens);
        return List.of(
                new AppointmentsSyncDesk(accounts.updox(), strictness.mostItems()),
                new SendSmsDesk(gate, log, clock, strictness.has(Switch.SAMPLE_DATES)),
                new VoiceCallDesk(accounts.patientComms(), strictness),
                new OneOffMessagesDesk(accounts.globalPortal(), strictness.has(Switch.LISTED_METHODS_ONLY)),
                new DirectMessageDesk(accounts.updox()),
                new MessageLogDesk(gate, log, clock),
                new TokenDesk(accounts.bokaMera(), tokens));
    }
}
