package io.nightrounds.sandbox.account;

import java.util.List;

/** PatientComms' customers: an API key each, and the user names that may go with it. */
public record PatientCommsAccounts(List<Customer> customers) {
    /** @param apiKey a GUID, in any case */
    public record Customer(String apiKey, List<String> usernames) {}

    static PatientCommsAccounts openedBy(String key) {
        return new PatientCommsAccounts(List.of(new Customer(key, List.of(Accounts.ANY))));
    }

    public boolean isCustomer(String apiKey, String username) {
        return customers.stream()
                .anyMatch(customer ->
                        customer.apiKey.equalsIgnoreCase(apiKey) && Accounts.covers(customer.usernames, username));
    }
}
