package io.nightrounds.dispatch;

/** Why a due reminder stays planned when its run is over. The word stands in {@code delivery.reason}. */
enum Deferral {
    /** AppointmentsSync has not accepted its appointment. */
    NOT_SYNCED("not-synced"),
    /** The sending window opens later and this vendor cannot be told to wait. */
    WINDOW_CLOSED("window-closed"),
    /** No connection could be made, as often as the job file allows to try. */
    PROVIDER_UNREACHABLE("provider-unreachable"),
    /** The vendor asked to come back later than this run waits. */
    THROTTLED("throttled"),
    /** The vendor refused the account: no message can pass until someone mends it. */
    ACCOUNT_REFUSED("account-refused"),
    /** Its channel was taken out of the job file after it was planned. */
    NO_SENDER("no-sender"),
    /** Its campaign, practice or text was taken out of the job file after it was planned. */
    NOT_IN_JOB_FILE("not-in-job-file");

    private final String word;

    Deferral(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
