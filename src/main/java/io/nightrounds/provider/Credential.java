package io.nightrounds.provider;

import io.nightrounds.jobfile.SecretMissing;
import io.nightrounds.jobfile.Secrets;

/** A secret of an account. Printing it shows nothing. */
public final class Credential {
    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /**
     * The credential behind a reference such as {@code ${secret:NAME}}.
     *
     * @throws SecretMissing where nothing of that name is set, or what is set cannot be a credential
     */
    public static Credential of(Secrets secrets, String reference) {
        String value = secrets.reveal(reference).strip();
        if (!fitsAHeader(value)) {
            throw new SecretMissing("The secret " + reference
                    + " is empty or holds characters other than visible ASCII. Set it to the vendor's credential.");
        }
        return new Credential(value);
    }

    /**
     * A credential that a vendor issued just now.
     *
     * @throws IllegalArgumentException where it cannot be one, without repeating it
     */
    public static Credential issued(String value) {
        if (!fitsAHeader(value)) {
            throw new IllegalArgumentException("What was issued is no credential.");
        }
        return new Credential(value);
    }

    /** Anything else a header would refuse, and repeat in its error. */
    private static boolean fitsAHeader(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
