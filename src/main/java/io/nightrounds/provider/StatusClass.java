package io.nightrounds.provider;

/** What an HTTP status says by itself, before anyone looks at the body. The same for all vendors. */
public enum StatusClass {
    /** 2xx: the body decides. */
    SUCCESS,
    /** 400 and 422: a refusal of this request, if the body can be read. */
    REFUSAL,
    /**
     * The credentials, the address or the form of every request are wrong: 401, 403, 404 and any redirect; likewise
     * 405, 407, 410 and 415, which also refuse before anything was looked at and would refuse the next one too.
     */
    ACCOUNT,
    /** 429: refused for now. */
    THROTTLE,
    /** All others. 503 is among them: none of the vendors' documents says that it means "not processed". */
    UNKNOWN;

    public static StatusClass of(int status) {
        if (status >= 200 && status < 300) {
            return SUCCESS;
        }
        if (status >= 300 && status < 400) {
            return ACCOUNT;
        }
        return switch (status) {
            case 400, 422 -> REFUSAL;
            case 401, 403, 404, 405, 407, 410, 415 -> ACCOUNT;
            case 429 -> THROTTLE;
            default -> UNKNOWN;
        };
    }
}
