package io.nightrounds.report.page;

import java.util.Map;

/** One plain sentence for each reason why a reminder was not sent. */
final class WhyNot {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("cancelled", "The visit was cancelled."),
            Map.entry("blocked", "The time is blocked by the practice, so nobody is expected."),
            Map.entry("deceased", "The patient is marked as deceased."),
            Map.entry("moved", "The visit was moved. Its new time has reminders of its own."),
            Map.entry("past-visit", "The visit had already begun."),
            Map.entry("too-late", "The time in which this reminder made sense was over."),
            Map.entry("outside-window", "Between this reminder and the visit there is no hour at which we may write."),
            Map.entry("no-channel", "The patient asked for channels that the campaign does not use."),
            Map.entry("no-contact", "There is no number or address to reach the patient at."),
            Map.entry("opted-out", "The patient asked not to be reminded this way."),
            Map.entry("number-opted-out", "Someone who shares the number or address asked not to be contacted there."),
            Map.entry("no-template", "There is no text in a language we may use."),
            Map.entry("not-synced", "AppointmentsSync has not accepted the visit, so nobody is reminded of it yet."),
            Map.entry(
                    "provider-unreachable",
                    "The provider could not be reached. Nothing left; the next run tries again."),
            Map.entry("account-refused", "The provider refused our account. Nothing left; its settings need mending."),
            Map.entry("throttled", "The provider asked us to wait."),
            Map.entry("later-run", "A later run took this reminder up."));

    private WhyNot() {}

    /** The sentence; for a reason this page does not know, the reason itself as words. */
    static String sentence(String reason) {
        String known = SENTENCES.get(reason);
        return known != null ? known : plain(reason) + ".";
    }

    /** {@code number-opted-out} becomes {@code Number opted out}. */
    static String plain(String reason) {
        String words = reason.replace('-', ' ');
        return words.isEmpty() ? "Unnamed" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
