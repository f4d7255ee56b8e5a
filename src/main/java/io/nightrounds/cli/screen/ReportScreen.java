package io.nightrounds.cli.screen;

import io.nightrounds.forecast.Forecast;
import io.nightrounds.report.Figures;
import io.nightrounds.report.PracticeBalance;
import io.nightrounds.report.ReportPaths;
import io.nightrounds.report.RunReport;

/** A run's books on the terminal: the verdict, the balance, and where the report is. */
public record ReportScreen(Screen screen) {
    public void print(RunReport report) {
        if (screen.json()) {
            screen.data(report.toJson());
            return;
        }
        Figures figures = report.figures();
        screen.data("Run " + report.facts().run() + " of " + report.facts().job() + ", "
                + report.facts().date() + ": " + report.facts().status() + "." + verdict(report));
        screen.data(appointments(figures.appointments()));
        screen.data(sync(figures.sync()));
        screen.data("Reminders " + reminders(figures.reminders()));
        if (report.practices().size() > 1) {
            report.practices().forEach(this::practice);
        }
        Forecast forecast = report.forecast();
        if (forecast != null) {
            forecast(forecast);
        }
        ReportPaths paths = report.reports();
        if (paths != null) {
            screen.data("Report: " + paths.html());
        }
    }

    private void practice(PracticeBalance practice) {
        screen.data("  " + (practice.practice().isEmpty() ? "no practice named" : practice.practice()) + ": rows "
                + practice.valid() + " valid + " + practice.rejected() + " rejected; "
                + reminders(practice.reminders()));
    }

    /** What it would cost, and what was out of bounds. */
    private void forecast(Forecast forecast) {
        if (forecast.currency() != null) {
            screen.data("Foreseen " + forecast.messages() + " messages, " + forecast.smsParts() + " SMS parts, "
                    + forecast.cost().toPlainString() + " " + forecast.currency());
        }
        forecast.breaches().forEach(breach -> screen.data("Out of bounds: " + breach.sentence()));
        if (forecast.acceptedBy() != null) {
            screen.data("Accepted by " + forecast.acceptedBy() + " at " + forecast.acceptedAt());
        }
    }

    /** Books that are still open have no verdict. */
    private static String verdict(RunReport report) {
        return report.facts().finished() || report.facts().held() ? " " + report.verdict() : "";
    }

    private static String appointments(Figures.Appointments rows) {
        return "Rows read " + rows.read() + " = " + rows.valid() + " valid + " + rows.rejected() + " rejected";
    }

    private static String sync(Figures.Sync sync) {
        return "Sync due " + sync.due() + " = " + sync.accepted() + " accepted + " + sync.refused() + " refused + "
                + sync.unknown() + " unknown; " + sync.unchanged() + " unchanged";
    }

    private static String reminders(Figures.Reminders reminders) {
        return "due " + reminders.due() + " = " + reminders.sent() + " sent + " + reminders.suppressed()
                + " suppressed + " + reminders.deferred() + " deferred + " + reminders.failed() + " failed + "
                + reminders.inDoubt() + " in doubt";
    }
}
