package io.nightrounds.sandbox.account;

import io.nightrounds.sandbox.account.BokaMeraAccounts.Login;
import io.nightrounds.sandbox.account.PatientCommsAccounts.Customer;
import io.nightrounds.sandbox.account.Strictness.Switch;
import io.nightrounds.sandbox.account.UpdoxAccounts.Practice;
import io.nightrounds.sandbox.account.UpdoxAccounts.Vendor;
import io.nightrounds.sandbox.yaml.YamlBlock;
import io.nightrounds.sandbox.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the accounts from a YAML (or JSON) file. Every section may be left out; that vendor then has the demonstration
 * key as if there were no file. {@code "*"} stands for any applicationId, accountId, user or username.
 *
 * <pre>{@code
 * updox:
 *   vendors:                                  # vendor level; else 4010
 *     - { applicationId: clinic-software, applicationPassword: one }
 *   practices:                                # practice level; else 4011
 *     - { accountId: north, users: [ anna ] } # user level, for direct messages; else 4012
 *     - { accountId: closed, active: false }
 * patientComms:
 *   - { apiKey: 94670106-3242-43ff-96fa-475c7de2425c, usernames: [ clinic ] }
 * bokaMera:
 *   apiKeys: [ two ]                          # header x-api-key; else 401
 *   logins:                                   # else 401, and 403 without one of the roles that may send
 *     - { token: three, roles: [ superadmin ] }
 *     - { username: anna, password: four, roles: [ bookingsupplier-administrator-read ], tokenLife: 300s }
 * globalPortal: { header: X-Api-Key, secret: five }
 * strictness:                                 # what no document says
 *   listedMethodsOnly: true
 *   wrongKeyInBody: true
 *   creditsAreBalance: true
 *   offsetRequired: true
 *   sampleDates: true
 *   mostItems: 1000
 * }</pre>
 */
public final class AccountsFile {
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final String EXAMPLE = "{ accountId: north, users: [ anna ] }";
    private static final List<String> SECTIONS =
            List.of("updox", "patientComms", "bokaMera", "globalPortal", "strictness");

    private AccountsFile() {}

    /**
     * @param key opens what the file has no section for
     * @throws IOException where the file cannot be read
     * @throws IllegalArgumentException where an entry is wrong; the message names the value, the rule and the remedy
     */
    public static Accounts read(Path file, String key) throws IOException {
        YamlBlock root = new YamlBlock(file.toString(), YamlFile.read(file), EXAMPLE).allowOnly(SECTIONS);
        Accounts open = Accounts.openedBy(key);
        return new Accounts(
                root.has("updox") ? updox(root.block("updox")) : open.updox(),
                root.has("patientComms") ? patientComms(root) : open.patientComms(),
                root.has("bokaMera") ? bokaMera(root.block("bokaMera")) : open.bokaMera(),
                root.has("globalPortal") ? globalPortal(root.block("globalPortal")) : open.globalPortal(),
                root.has("strictness") ? strictness(root.block("strictness")) : open.strictness());
    }

    private static UpdoxAccounts updox(YamlBlock section) {
        section.allowOnly(List.of("vendors", "practices"));
        return new UpdoxAccounts(
                section.blocks("vendors").stream().map(AccountsFile::vendor).toList(),
                section.blocks("practices").stream().map(AccountsFile::practice).toList());
    }

    private static Vendor vendor(YamlBlock entry) {
        entry.allowOnly(List.of("applicationId", "applicationPassword"));
        return new Vendor(entry.text("applicationId"), entry.text("applicationPassword"));
    }

    private static Practice practice(YamlBlock entry) {
        entry.allowOnly(List.of("accountId", "active", "users"));
        return new Practice(entry.text("accountId"), entry.flag("active", true), entry.texts("users"));
    }

    private static PatientCommsAccounts patientComms(YamlBlock root) {
        return new PatientCommsAccounts(
                root.blocks("patientComms").stream().map(AccountsFile::customer).toList());
    }

    private static Customer customer(YamlBlock entry) {
        entry.allowOnly(List.of("apiKey", "usernames"));
        String apiKey = entry.text("apiKey");
        if (!GUID.matcher(apiKey).matches()) {
            throw entry.mistake(
                    "apiKey '" + apiKey + "' is not a GUID. Write it like 94670106-3242-43ff-96fa-475c7de2425c.");
        }
        return new Customer(apiKey, entry.texts("usernames"));
    }

    private static BokaMeraAccounts bokaMera(YamlBlock section) {
        section.allowOnly(List.of("apiKeys", "logins"));
        return new BokaMeraAccounts(
                section.texts("apiKeys"),
                section.blocks("logins").stream().map(AccountsFile::login).toList());
    }

    private static Login login(YamlBlock entry) {
        entry.allowOnly(List.of("username", "password", "token", "roles", "tokenLife"));
        if (entry.having(List.of("token", "password")).isEmpty()) {
            throw entry.mistake("nobody can log in here. Give it a token, or a username with a password.");
        }
        return new Login(
                entry.has("password") ? entry.text("username") : "",
                entry.text("password", ""),
                entry.text("token", ""),
                entry.texts("roles"),
                entry.has("tokenLife") ? entry.duration("tokenLife") : Duration.ofMinutes(5));
    }

    private static GlobalPortalAccount globalPortal(YamlBlock section) {
        section.allowOnly(List.of("header", "secret"));
        return new GlobalPortalAccount(section.text("header"), section.text("secret"));
    }

    private static Strictness strictness(YamlBlock section) {
        section.allowOnly(
                Stream.concat(Switch.words().stream(), Stream.of("mostItems")).toList());
        return new Strictness(
                Arrays.stream(Switch.values())
                        .filter(one -> section.flag(one.word()))
                        .collect(Collectors.toUnmodifiableSet()),
                section.number("mostItems", 1, 1_000_000, Strictness.DEFAULTS.mostItems()));
    }
}
