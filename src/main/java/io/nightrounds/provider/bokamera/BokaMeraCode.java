package io.nightrounds.provider.bokamera;

/**
 * {@code ResponseStatus.ErrorCode}, and what each says of a message. The vendor's document lists none; these are the
 * names that its server's framework gives, and any other code refuses the one message it came for.
 */
enum BokaMeraCode {
    UNAUTHORIZED("Unauthorized", Meaning.ACCOUNT),
    NOT_AUTHENTICATED("NotAuthenticated", Meaning.ACCOUNT),
    TOKEN_EXCEPTION("TokenException", Meaning.ACCOUNT),
    FORBIDDEN("Forbidden", Meaning.ACCOUNT),
    INVALID_ROLE("InvalidRole", Meaning.ACCOUNT),
    TOO_MANY_REQUESTS("TooManyRequests", Meaning.PASSING),
    OTHER("", Meaning.REFUSED);

    /** What can be concluded from a code. */
    enum Meaning {
        ACCOUNT,
        PASSING,
        REFUSED
    }

    private final String written;
    final Meaning meaning;

    BokaMeraCode(String written, Meaning meaning) {
        this.written = written;
        this.meaning = meaning;
    }

    static BokaMeraCode of(String written) {
        for (BokaMeraCode code : values()) {
            if (code.written.equalsIgnoreCase(written)) {
                return code;
            }
        }
        return OTHER;
    }
}
