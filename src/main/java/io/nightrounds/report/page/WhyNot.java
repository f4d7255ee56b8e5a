package io.nightrounds.report.page;

import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.dispatch.Deferral;

/** One plain sentence for each reason why a reminder was not sent. */
final class WhyNot {
    private WhyNot() {}

    /** The sentence of the room that gave the reason; for a reason that nobody knows, the reason itself as words. */
    static String sentence(String reason) {
        if (reason.equals("later-run")) {
            return "A later run took this reminder up.";
        }
        return SuppressionReason.of(reason)
                .map(SuppressionReason::sentence)
                .or(() -> Deferral.of(reason).map(Deferral::sentence))
                .orElseGet(() -> plain(reason) + ".");
    }

    /** {@code number-opted-out} becomes {@code Number opted out}. */
    static String plain(String reason) {
        String words = reason.replace('-', ' ');
        return words.isEmpty() ? "Unnamed" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
