package io.nightrounds.sandbox.account;

/**
 * What GlobalPortal asks for. Its document names no credential, so the header is whatever an account was told.
 *
 * @param header the name of the header that must have the secret; empty to ask for nothing
 */
public record GlobalPortalAccount(String header, String secret) {
    static final GlobalPortalAccount OPEN = new GlobalPortalAccount("", "");

    public boolean asksForNothing() {
        return header.isEmpty();
    }
}
