package io.nightrounds.dispatch;

import java.util.Locale;
import java.util.Optional;

/** Why a due reminder stays planned when its run is over. The word stands in {@code delivery.reason}. */
public enum Deferral {
    NOT_SYNCED("AppointmentsSync has not accepted the visit as it is now, so nobody is reminded of it yet."),
    /** The sending window opens later and this vendor cannot be told to wait. */
    WINDOW_CLOSED("The hours in which the patient may be reached begin after this run."),
    /** No connection could be made, as often as the job file allows to try. */
    PROVIDER_UNREACHABLE("The provider could not be reached. Nothing left; the next run tries again."),
    /** One connection after another came to no clear answer, and pauses did not help. */
    PROVIDER_FAILING(
            "The provider gave no clear answer time and again, so it was sent no more; the next run tries again."),
    /** So many messages did not get through that this run's retries went on others. */
    RETRIES_SPENT(
            "The provider could not be reached so often that no retry was left in this run; the next run tries again."),
    /** The vendor asked to come back later than this run waits. */
    THROTTLED("The provider asked us to wait longer than this run does."),
    /** No message can pass until someone mends the account. */
    ACCOUNT_REFUSED("The provider refused our account. Nothing left; its settings need mending."),
    /** The night was not like the nights before it, and nobody has accepted it yet. */
    FORECAST_HELD("The night was held because its forecast was out of bounds. Nothing left; a later run can send it."),
    /** Its channel was taken out of the job file after it was planned. */
    NO_SENDER("The job file no longer names a vendor for the channel."),
    /** Its campaign, practice or text was taken out of the job file after it was planned. */
    NOT_IN_JOB_FILE("The campaign, practice or text it was planned with is no longer in the job file.");

    private final String sentence;

    Deferral(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as tables and reports write it: {@code not-synced}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason for the people who read reports. */
    public String sentence() {
        return sentence;
    }

    /** The reason of that word. */
    public static Optional<Deferral> of(String word) {
        for (Deferral reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
