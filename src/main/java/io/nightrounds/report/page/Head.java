package io.nightrounds.report.page;

import io.nightrounds.report.Outcome;
import io.nightrounds.report.RunFacts;
import io.nightrounds.report.RunReport;

/**
 * What the page says first.
 *
 * @param further what is said after the first sentence; may be empty
 * @param tone the class that colours it
 */
record Head(String sentence, String further, String tone) {

    static Head of(RunReport report) {
        return report.facts().finished() || report.facts().held() ? verdict(report) : unfinished(report.facts());
    }

    private static Head verdict(RunReport report) {
        String verdict = report.verdict();
        int end = verdict.indexOf(". ") + 1;
        return end == 0
                ? new Head(verdict, "", tone(report.outcome()))
                : new Head(verdict.substring(0, end), verdict.substring(end).strip(), tone(report.outcome()));
    }

    private static Head unfinished(RunFacts facts) {
        return new Head(
                how(facts.status()),
                "These are its books as they stand, without a verdict. Go on with it: nightrounds resume "
                        + facts.run(),
                facts.status().equals("FAILED") ? "bad" : "open");
    }

    private static String how(String status) {
        return switch (status) {
            case "FAILED" -> "This run failed before its end.";
            case "STOPPED" -> "This run was stopped before its end.";
            default -> "This run has not come to its end.";
        };
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case UNBALANCED, UPSTREAM_DOWN, HELD -> "bad";
            case IN_DOUBT -> "open";
            case SOME_REFUSED -> "partly";
            case NOTHING_DUE, DONE -> "good";
        };
    }
}
