package io.nightrounds.report;

import java.util.ArrayList;
import java.util.List;

/** A run whose figures contradict each other. It names the numbers; the run fails. */
public class BooksDoNotBalance extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BooksDoNotBalance(RunReport report) {
        super(message(report));
    }

    private static String message(RunReport report) {
        return "The books of run " + report.facts().run() + " do not balance: "
                + String.join("; ", contradictions(report))
                + ". Nothing more is sent. Keep the database as it is and report this as a defect.";
    }

    private static List<String> contradictions(RunReport report) {
        List<String> found = new ArrayList<>();
        Figures.Appointments rows = report.figures().appointments();
        if (!rows.balanced()) {
            found.add(rows.read() + " rows read, but " + rows.valid() + " valid + " + rows.rejected() + " rejected");
        }
        for (PracticeBalance practice : report.practices()) {
            if (!practice.balanced()) {
                found.add(reminders(practice));
            }
        }
        return found;
    }

    private static String reminders(PracticeBalance practice) {
        Figures.Reminders r = practice.reminders();
        return "practice '" + practice.practice() + "': " + r.due() + " reminders due, but " + r.sent() + " sent + "
                + r.deferred() + " deferred + " + r.suppressed() + " suppressed + " + r.failed() + " failed + "
                + r.inDoubt() + " in doubt = " + r.accountedFor();
    }
}
