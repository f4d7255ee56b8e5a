package io.nightrounds.sandbox.account;

import java.util.List;

/** All that the imitated vendors know of their customers. In every list, {@link #ANY} stands for any name. */
public record Accounts(
        UpdoxAccounts updox,
        PatientCommsAccounts patientComms,
        BokaMeraAccounts bokaMera,
        GlobalPortalAccount globalPortal,
        Strictness strictness) {
    public static final String ANY = "*";

    /** One key for every vendor, and any practice, user and user name. GlobalPortal asks for nothing. */
    public static Accounts openedBy(String key) {
        return new Accounts(
                UpdoxAccounts.openedBy(key),
                PatientCommsAccounts.openedBy(key),
                BokaMeraAccounts.openedBy(key),
                GlobalPortalAccount.OPEN,
                Strictness.DEFAULTS);
    }

    /** Whether the list has the name; an empty one never. */
    static boolean covers(List<String> names, String name) {
        return !name.isBlank() && (names.contains(ANY) || names.contains(name));
    }
}
