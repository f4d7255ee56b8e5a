package io.nightrounds.sandbox;

import io.nightrounds.sandbox.account.Accounts;
import io.nightrounds.sandbox.desk.Desk;
import io.nightrounds.sandbox.desk.aspnet.OneOffMessagesDesk;
import io.nightrounds.sandbox.desk.aspnet.VoiceCallDesk;
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
        MessageLog log = new MessageLog();
        TokenBook tokens = new TokenBook(accounts.bokaMera(), clock);
        return List.of(
                new AppointmentsSyncDesk(accounts.updox(), accounts.strictness().mostItems()),
                new SendSmsDesk(accounts.bokaMera(), tokens, log, clock),
                new VoiceCallDesk(accounts.patientComms(), accounts.strictness()),
                new OneOffMessagesDesk(
                        accounts.globalPortal(), accounts.strictness().listedMethodsOnly()),
                new DirectMessageDesk(accounts.updox()),
                new MessageLogDesk(accounts.bokaMera(), tokens, log, clock),
                new TokenDesk(accounts.bokaMera(), tokens));
    }
}
