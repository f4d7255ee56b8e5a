package io.nightrounds.provider.updox;

/** Updox's responseCode, as its documents list them, and what each means for us. */
enum UpdoxCode {
    OK(2000, Meaning.DONE, "OK"),

    // the general error set
    BAD_REQUEST(4000, Meaning.REFUSED, "bad request"),
    UNAUTHORIZED(4010, Meaning.ACCOUNT, "unauthorized"),
    PRACTICE_INACTIVE(4011, Meaning.PRACTICE, "practice missing or inactive"),
    USER_INACTIVE(4012, Meaning.PRACTICE, "user missing or inactive"),
    UNAUTHORIZED_13(4013, Meaning.ACCOUNT, "unauthorized"),
    UNAUTHORIZED_14(4014, Meaning.ACCOUNT, "unauthorized"),
    TOO_LARGE(4020, Meaning.TOO_LARGE, "request likely too large"),
    VALIDATION(4060, Meaning.REFUSED, "validation failed"),
    SERVER_ERROR(5000, Meaning.SERVER, "server error"),
    SERVER_ERROR_5100(5100, Meaning.SERVER, "server error"),
    SERVER_ERROR_5110(5110, Meaning.SERVER, "server error"),

    // PatientDirectMessageSend
    INVALID_ADDRESS(4640, Meaning.RECIPIENT, "invalid direct address"),
    NO_ADDRESS(4641, Meaning.REFUSED, "no direct address for this user"),
    SEND_FAILED(4650, Meaning.REFUSED, "send failed"),
    SEND_FAILED_OR_ADDRESS(4651, Meaning.REFUSED, "send failed or invalid direct address"),
    NO_SENDER(4652, Meaning.REFUSED, "neither from nor patientDemographics"),

    // codes in no list, by their family; 4070 to 4080 are data errors
    OTHER_CLIENT_ERROR(-1, Meaning.REFUSED, "refused"),
    OTHER_SERVER_ERROR(-1, Meaning.SERVER, "server error"),
    UNLISTED(-1, Meaning.UNKNOWN, "a code in no list");

    /** What can be concluded. A server error may have come after the work was done. */
    enum Meaning {
        DONE,
        REFUSED,
        /** The address itself: no other message to it can pass. */
        RECIPIENT,
        /** The application's own credentials: nobody's request can pass. */
        ACCOUNT,
        /** The account or the user of one practice: those of others may pass. */
        PRACTICE,
        TOO_LARGE,
        SERVER,
        UNKNOWN
    }

    private final int number;
    final Meaning meaning;
    final String words;

    UpdoxCode(int number, Meaning meaning, String words) {
        this.number = number;
        this.meaning = meaning;
        this.words = words;
    }

    static UpdoxCode of(long number) {
        for (UpdoxCode code : values()) {
            if (code.number == number && number > 0) {
                return code;
            }
        }
        if (number >= 4000 && number < 5000) {
            return OTHER_CLIENT_ERROR;
        }
        return number >= 5000 && number < 6000 ? OTHER_SERVER_ERROR : UNLISTED;
    }
}
