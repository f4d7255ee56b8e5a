package io.nightrounds.sandbox.account;

import java.util.List;

/** Updox' three levels: vendors, the practices they act for, and the users there. */
public record UpdoxAccounts(List<Vendor> vendors, List<Practice> practices) {
    /** @param active an inactive one answers like one that does not exist */
    public record Practice(String accountId, boolean active, List<String> users) {}

    public record Vendor(String applicationId, String applicationPassword) {}

    static UpdoxAccounts openedBy(String key) {
        return new UpdoxAccounts(
                List.of(new Vendor(Accounts.ANY, key)),
                List.of(new Practice(Accounts.ANY, true, List.of(Accounts.ANY))));
    }

    public boolean isVendor(String applicationId, String applicationPassword) {
        return vendors.stream()
                .anyMatch(vendor -> Accounts.covers(List.of(vendor.applicationId), applicationId)
                        && vendor.applicationPassword.equals(applicationPassword));
    }

    public boolean isPractice(String accountId) {
        return practices.stream().anyMatch(practice -> isActive(practice, accountId));
    }

    public boolean isUser(String accountId, String userId) {
        return practices.stream()
                .anyMatch(practice -> isActive(practice, accountId) && Accounts.covers(practice.users, userId));
    }

    private static boolean isActive(Practice practice, String accountId) {
        return practice.active && Accounts.covers(List.of(practice.accountId), accountId);
    }
}
