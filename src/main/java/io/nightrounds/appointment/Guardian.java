package io.nightrounds.appointment;

import org.jspecify.annotations.Nullable;

/**
 * Where the person is reached who answers for a patient under age. Numbers and addresses as those of a {@link Patient}.
 * There is no Direct address among them: such a mailbox belongs to the patient's own record.
 */
public record Guardian(
        @Nullable String mobile,
        @Nullable String landline,
        @Nullable String email) {
    /** Nobody is named. */
    public static final Guardian NONE = new Guardian(null, null, null);

    public boolean isKnown() {
        return !equals(NONE);
    }
}
