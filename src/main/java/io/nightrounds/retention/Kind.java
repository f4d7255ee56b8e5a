package io.nightrounds.retention;

/** What is counted of what was deleted. */
public enum Kind {
    VISITS("visits", "visits"),
    SYNC_STATUSES("syncStatuses", "answers of AppointmentsSync"),
    REMINDERS("reminders", "reminders"),
    ATTEMPTS("attempts", "attempts to send them"),
    PATIENTS("patients", "patients"),
    DECLINED("declinedPatients", "patients of whom only the contacts and the no to them are left"),
    RUNS("runs", "runs"),
    REJECTIONS("rejections", "problems of input rows"),
    REPORTS("reports", "reports"),
    FORECASTS("forecasts", "forecasts"),
    TEXTS("texts", "texts that no attempt was made with");

    private final String key;
    private final String words;

    Kind(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As JSON names it. */
    public String key() {
        return key;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
