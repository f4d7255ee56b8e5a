package io.nightrounds.database;

/**
 * Whether a claim that is written now would last, and would be the only one. It is asked first in the transaction of
 * every group.
 */
public interface ClaimGuard {
    /** @throws ClaimsRefused where nothing more may be claimed, and so nothing more be sent */
    void requireSafe();
}
