package io.nightrounds.jobfile;

/** Turns a job file's reference to a secret into the secret. The value is never logged and never stored. */
public interface Secrets {
    /**
     * The secret behind {@code ${secret:NAME}}.
     *
     * @throws SecretMissing where nothing of that name is set
     */
    String reveal(String reference);
}
