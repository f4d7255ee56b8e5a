package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.provider.OpenDesks;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.Vendors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The sync, through Updox's adapter, at the sandbox's desk: what each appointment comes to. */
class SyncAndDeskTest {
    private static final String ACCOUNT = Vendors.UPDOX.replace("ONE", "DEMO");
    private static final int BATCH = 200;

    private final List<SyncResult> known = new ArrayList<>();
    private final Path directory;

    SyncAndDeskTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void contract19_anIdOfDigitsComesBackAsTheSameText() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, visits("3456"));

            assertThat(results()).containsExactly("3456 ACCEPTED");
            assertThat(item(desks, 0).path("id").isString()).isTrue();
        }
    }

    /** What the document has for texts passes; an item without what it requires fails alone. */
    @Test
    void contract20_aPlaceholderIsATextAndAnItemWithoutItsCalendarFailsAlone() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, List.of(of("id", "calendarId"), of("b", ""), of("c", "calendarId")));

            assertThat(results()).containsExactly("id ACCEPTED", "b REFUSED", "c ACCEPTED");
            assertThat(known.get(1).message()).isEqualTo("Refused: calendarId is required");
        }
    }

    @Test
    void contract21_onlyTheFailedItemsFail() throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { endpoint: sync, failItems: { every: 2 } }", directory)) {
            push(desks, visits("a", "b", "c"));

            assertThat(results()).containsExactly("a ACCEPTED", "b REFUSED", "c ACCEPTED");
        }
    }

    @Test
    void contract22_aCancelledVisitArrivesAsABoolean() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, List.of(Samples.bareAppointment("a")));

            assertThat(item(desks, 0).path("cancelled").isBoolean()).isTrue();
            assertThat(item(desks, 0).path("cancelled").booleanValue()).isTrue();
            assertThat(results()).containsExactly("a ACCEPTED");
        }
    }

    @Test
    void contract23_aSecondPushUpdatesAndSoDoesACancellation() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, visits("a"));
            push(desks, visits("a"));
            push(desks, List.of(Samples.bareAppointment("a")));

            assertThat(said(desks)).containsExactly("inserted", "updated", "updated");
            assertThat(results()).containsOnly("a ACCEPTED").hasSize(3);
        }
    }

    @Test
    void contract24_aVisitWithAnOldIdIsReKeyed() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, visits("old-a"));
            push(desks, visits("a"));
            push(desks, visits("a"));

            assertThat(said(desks)).containsExactly("inserted", "re-keyed", "updated");
        }
    }

    @Test
    void contract25_aPracticeThatIsClosedStopsItsSync() throws Exception {
        String accounts = "updox: { vendors: [ { applicationId: vendorId, applicationPassword: %s } ],"
                + " practices: [ { accountId: acc-1, active: false } ] }";
        try (OpenDesks desks = OpenDesks.with(accounts.formatted(Samples.CANARY_ONE), directory)) {
            assertThatThrownBy(() -> push(desks, Vendors.UPDOX, visits("a")))
                    .isInstanceOf(SyncAccountRefused.class)
                    .hasMessageContaining("4011");
            assertThat(known).isEmpty();
        }
    }

    @Test
    void contract26_aWrongPasswordIsTriedOnce() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            assertThatThrownBy(() -> push(desks, Vendors.UPDOX, visits("a")))
                    .isInstanceOf(SyncAccountRefused.class)
                    .hasMessageContaining("4010");
            assertThat(desks.ledger()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status: 500", "status: 503", "reset: after", "truncate: true"})
    void contract26_aServerErrorIsTriedAgain(String fault) throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { endpoint: sync, first: 2, %s }".formatted(fault), directory)) {
            push(desks, visits("a"));

            assertThat(desks.ledger()).hasSize(3);
            assertThat(results()).containsExactly("a ACCEPTED");
        }
    }

    @Test
    void contract27_201VisitsAreTwoRequests() throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, many(201));

            assertThat(sizes(desks)).containsExactly(200, 1);
            assertThat(known).hasSize(201).extracting(SyncResult::status).containsOnly(SyncStatus.ACCEPTED);
        }
    }

    @Test
    void contract28_aBatchAboveTheVendorsLimitGoesInHalves() throws Exception {
        try (OpenDesks desks = OpenDesks.with("strictness: { mostItems: 50 }", directory)) {
            push(desks, many(200));

            assertThat(sizes(desks)).containsExactly(200, 100, 50, 50, 100, 50, 50);
            assertThat(known).hasSize(200).extracting(SyncResult::status).containsOnly(SyncStatus.ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/io/syncAppointments", "/api/io/AppointmentsSync"})
    void contract29_bothAddressesTakeTheSync(String path) throws Exception {
        try (OpenDesks desks = OpenDesks.in(directory)) {
            push(desks, ACCOUNT + "    syncPath: " + path + "\n", visits("a"));

            assertThat(results()).containsExactly("a ACCEPTED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "statuses: missing, a ACCEPTED b ACCEPTED c UNKNOWN",
        "statuses: extra, a ACCEPTED b ACCEPTED c ACCEPTED",
        "statuses: shuffled, a ACCEPTED b ACCEPTED c ACCEPTED",
        "statuses: duplicate, a ACCEPTED b ACCEPTED c ACCEPTED",
        "statuses: emptyIds, a ACCEPTED b ACCEPTED c ACCEPTED",
        "'failItems: { every: 2 }, statuses: shuffled', a ACCEPTED b REFUSED c ACCEPTED",
        "'failItems: { every: 2 }, statuses: missing', a ACCEPTED b REFUSED c UNKNOWN",
        "'failItems: { every: 2 }, statuses: emptyFailedIds', a ACCEPTED b REFUSED c ACCEPTED",
        "'failItems: { every: 1 }, statuses: emptyIds', a REFUSED b REFUSED c REFUSED"
    })
    void contract30_whatHasNoStatusOfItsOwnIsUnknown(String fault, String expected) throws Exception {
        try (OpenDesks desks = OpenDesks.under("- { endpoint: sync, %s }".formatted(fault), directory)) {
            push(desks, visits("a", "b", "c"));

            assertThat(String.join(" ", results())).isEqualTo(expected);
        }
    }

    private void push(OpenDesks desks, List<Appointment> visits) throws Exception {
        push(desks, ACCOUNT, visits);
    }

    private void push(OpenDesks desks, String account, List<Appointment> visits) throws Exception {
        RetrySchedule retries = new RetrySchedule(4, Duration.ofSeconds(1));
        try (Vendors vendors = Vendors.at(desks, account)) {
            BatchPush push = new BatchPush(vendors.sync(), retries, (wait, until) -> true, new Reach(), () -> false);
            DueBatches due = new DueBatches((last, most) -> visits, visits.size() + 1, BATCH);
            for (SyncBatch batch = due.next(); batch != null; batch = due.next()) {
                push.push(batch, known::add);
            }
        }
    }

    private List<String> results() {
        return known.stream()
                .map(result -> result.appointmentId() + " " + result.status())
                .toList();
    }

    private static JsonNode item(OpenDesks desks, int request) throws Exception {
        return desks.ledger().get(request).at("/request/appointments/0");
    }

    /** What the desk did with the first appointment of each request. */
    private static List<String> said(OpenDesks desks) throws Exception {
        return desks.ledger().stream()
                .map(line -> line.at("/answer/statuses/0/message").asString())
                .toList();
    }

    private static List<Integer> sizes(OpenDesks desks) throws Exception {
        return desks.ledger().stream()
                .map(line -> line.at("/request/appointments").size())
                .toList();
    }

    private static List<Appointment> visits(String... ids) {
        return Stream.of(ids).map(Samples::appointment).toList();
    }

    private static List<Appointment> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Samples.appointment("visit-" + i))
                .toList();
    }

    private static Appointment of(String id, String calendarId) {
        Appointment visit = Samples.appointment(id);
        return new Appointment(
                visit.key(),
                visit.patientId(),
                visit.start(),
                visit.zone(),
                visit.minutes(),
                calendarId,
                visit.typeId(),
                visit.locationId(),
                visit.summary(),
                visit.details(),
                visit.cancelled(),
                visit.blocked(),
                null,
                visit.updoxId(),
                visit.contentHash());
    }
}
