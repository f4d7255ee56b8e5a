package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DeliveryLog.Entry;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The adapters at the sandbox's desks, over HTTP: what one end writes the other must read, and the other way round. */
class AdapterAndDeskTest {
    private static final Instant LATER = Instant.parse("2026-12-01T08:00:00Z");
    private static final String BODY = "See you on 1 July at 09:30, Josephine.";

    private final Path directory;

    AdapterAndDeskTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "globalportal, json",
        "globalportal, xml",
        "globalportal, form",
        "patientcomms, json",
        "patientcomms, xml",
        "bokamera, json",
        "bokamera, jsonl",
        "bokamera, xml",
        "updox, json"
    })
    void aMessageArrivesWholeInEveryFormat(String vendor, String format) throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            SendOutcome outcome = send(desks, account(vendor, format), vendor, message(vendor));

            assertThat(desks.ledger()).singleElement().satisfies(line -> {
                assertThat(members(line.path("request"))).containsAllEntriesOf(expected(vendor));
                assertThat(line.path("accepted").booleanValue()).isTrue();
                assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(
                                members(line.path("answer")).values())
                        .contains(accepted.providerId()));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "form"})
    void contract04_aMessageWithoutSubjectIsTaken(String format) throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            assertThat(send(desks, account("globalportal", format), "globalportal", Samples.message(Channel.SMS, null)))
                    .isInstanceOf(Accepted.class);
            assertThat(members(desks.ledger().get(0).path("request")))
                    .containsEntry("method", "Sms")
                    .doesNotContainKey("messagesubject");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void contract13_aDestinationOf12DigitsArrivesAsThatNumber(String format) throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            send(desks, account("patientcomms", format), "patientcomms", message("patientcomms"));

            assertThat(desks.ledger().get(0).at("/request/Destination").asLong())
                    .isEqualTo(447_700_900_123L);
        }
    }

    @ParameterizedTest
    @CsvSource({"globalportal, json", "globalportal, xml", "patientcomms, json", "patientcomms, xml"})
    void contract17_aRefusalInTheBodyOfA200IsRefused(String vendor, String format) throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { refuse: true }", directory)) {
            assertThat(send(desks, account(vendor, format), vendor, message(vendor)))
                    .isInstanceOf(Refused.class);
            assertThat(desks.ledger().get(0).path("status").intValue()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookingsupplier-administrator-write", "superadmin", "bookingsupplier-administrator-read"})
    void contract37_eachOfTheDocumentsRolesMaySend(String role) throws Exception {
        assertThat(sentAs(role)).isInstanceOf(Accepted.class);
    }

    @Test
    void contract37_anotherRoleIsRefusedForTheAccount() throws Exception {
        assertThat(sentAs("customer")).isEqualTo(new AccountRefused("HTTP 403"));
    }

    @Test
    void contract39_whatWasTakenWithoutAnAnswerIsInTheLog() throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { endpoint: sms, reset: after }", directory);
                Vendors vendors = Vendors.at(desks, account("bokamera", "json"))) {
            assertThat(vendors.send("bokamera", Samples.message(Channel.SMS, null)))
                    .isInstanceOf(Unknown.class);
            assertThat(vendors.log("bokamera").lookUp("+447700900123").get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(Listed.class, listed -> assertThat(listed.entries())
                            .extracting(Entry::body)
                            .containsExactly(BODY));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "globalportal, json",
        "globalportal, xml",
        "patientcomms, json",
        "patientcomms, xml",
        "bokamera, json",
        "bokamera, jsonl",
        "bokamera, xml",
        "updox, json"
    })
    void contract40_halfAnAnswerIsNoSuccess(String vendor, String format) throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { truncate: true }", directory)) {
            assertThat(send(desks, account(vendor, format), vendor, message(vendor)))
                    .isInstanceOf(Unknown.class);
            assertThat(desks.ledger()).hasSize(1);
        }
    }

    private SendOutcome sentAs(String role) throws Exception {
        String accounts = "bokaMera: { apiKeys: [ %s ], logins: [ { token: %s, roles: [ %s ] } ] }"
                .formatted(Samples.CANARY_ONE, Samples.CANARY_TWO, role);
        try (OpenDesks desks = OpenDesks.with(accounts, directory)) {
            return send(
                    desks,
                    "bokamera: { apiKey: \"${secret:ONE}\", token: \"${secret:TWO}\" }\n",
                    "bokamera",
                    Samples.message(Channel.SMS, null));
        }
    }

    private static SendOutcome send(OpenDesks desks, String account, String vendor, OutboundMessage message)
            throws Exception {
        try (Vendors vendors = Vendors.at(desks, account)) {
            return vendors.send(vendor, message);
        }
    }

    private static OutboundMessage message(String vendor) {
        return switch (vendor) {
            case "globalportal" -> Samples.message(Channel.EMAIL, null);
            case "patientcomms" -> Samples.message(Channel.VOICE, LATER);
            case "bokamera" -> Samples.message(Channel.SMS, LATER);
            default -> Samples.message(Channel.DIRECT, null);
        };
    }

    private static String account(String vendor, String format) {
        return switch (vendor) {
            case "globalportal" ->
                "globalportal: { format: " + format + ", from: { email: a@example.org, sms: Clinic } }\n";
            case "patientcomms" ->
                "patientcomms: { format: " + format + ", apiKey: \"${secret:DEMO}\", username: nightly,"
                        + " source: Nightrounds, customerSiteId: site-1 }\n";
            case "bokamera" ->
                "bokamera: { format: " + format + ", apiKey: \"${secret:DEMO}\", token: \"${secret:DEMO}\","
                        + " companyId: 11111111-2222-3333-4444-555555555555, reconcile: confirm }\n";
            default -> Vendors.UPDOX.replace("ONE", "DEMO");
        };
    }

    private static Map<String, String> expected(String vendor) {
        return switch (vendor) {
            case "globalportal" ->
                Map.of(
                        "method", "Email",
                        "locationexternalid", "room-2",
                        "patientexternalid", "p-7",
                        "from", "a@example.org",
                        "to", "jo@example.org",
                        "messagesubject", "Your visit",
                        "messagebody", BODY);
            case "patientcomms" ->
                Map.of(
                        "username", "nightly",
                        "destination", "447700900123",
                        "source", "Nightrounds",
                        "customersiteid", "site-1",
                        "restrictsends", "true",
                        "date", "2026-12-01T08:00:00+00:00",
                        "times", "2026-12-01T08:00:00+00:00");
            case "bokamera" ->
                Map.of(
                        "companyid", "11111111-2222-3333-4444-555555555555",
                        "receiver", "+447700900123",
                        "messagebody", BODY,
                        "tosenddate", "2026-12-01T09:00:00");
            default ->
                Map.of(
                        "to", "jo@direct.example.org",
                        "from", "patient:p-7",
                        "subject", "Your visit",
                        "textmessage", BODY);
        };
    }

    /** By name in any case, as both ends read names; a list by its entries. */
    private static Map<String, String> members(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        member -> member.getKey().toLowerCase(Locale.ROOT),
                        member -> text(member.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .map(JsonNode::toString)
                        .collect(Collectors.joining(" "))
                        .replace("\"", "")
                : value.isObject() ? value.toString() : value.asString("");
    }
}
