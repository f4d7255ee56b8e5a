package io.nightrounds.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.AppointmentStore.Sighting;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What is kept of an appointment that one run after another sees. */
class AppointmentStoreTest {
    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-22T02:00:00.123Z");
    private static final Instant NOON = Instant.parse("2026-11-25T17:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final DataSource database = database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SettableClock clock = SettableClock.at(FIRST_NIGHT.toString());
    private final AppointmentStore store = new AppointmentStore(jdbc, clock);

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @BeforeEach
    void tables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void readsBackWhatIsWritten() {
        Appointment full = new Appointment(
                new AppointmentKey("hudson", "a-1"),
                "p-1",
                NOON,
                ZONE,
                30,
                "main",
                "checkup",
                "north",
                "Say \"hi\", {Ada}\\",
                "línea 1\nline 2\twith a tab\r\\N",
                true,
                true,
                "old-1",
                42L,
                "hash-1");
        Appointment bare = new Appointment(
                new AppointmentKey("hudson", "a-2"),
                "p-2",
                NOON,
                ZONE,
                null,
                "NULL",
                null,
                null,
                null,
                "",
                false,
                false,
                null,
                null,
                "hash-2");

        save(1, full, bare);

        assertThat(jdbc.query(
                        "select " + AppointmentColumns.SELECT + " from appointment a order by a.id",
                        (row, n) -> AppointmentColumns.read(row)))
                .containsExactly(full, bare);
        assertThat(jdbc.queryForObject("select count(*) from patient", Long.class))
                .isEqualTo(2);
    }

    @Test
    void anUnchangedAppointmentKeepsWhenItWasPlacedAndItsStatusNoticed() {
        save(1, visit("a-1", NOON, false, "same"));
        aNightLater();
        save(2, visit("a-1", NOON, false, "same"));

        assertThat(history("a-1")).isEqualTo("seen 2 first 1 placed 1 first-night status first-night same");
    }

    @Test
    void anotherStartIsPlacedAnew() {
        save(1, visit("a-1", NOON, false, "before"));
        aNightLater();
        save(2, visit("a-1", NOON.plusSeconds(60), false, "after"));

        assertThat(history("a-1")).isEqualTo("seen 2 first 1 placed 2 later status first-night after");
    }

    @Test
    void aCancellationIsNoticedAndSoIsItsEnd() {
        save(1, visit("a-1", NOON, false, "booked"));
        aNightLater();
        save(2, visit("a-1", NOON, true, "cancelled"));
        assertThat(history("a-1")).isEqualTo("seen 2 first 1 placed 1 first-night status later cancelled");

        clock.set(FIRST_NIGHT.toString());
        save(3, visit("a-1", NOON, false, "booked"));
        assertThat(history("a-1")).isEqualTo("seen 3 first 1 placed 1 first-night status first-night booked");
    }

    @Test
    void newAndKnownAppointmentsMayComeTogether() {
        save(1, visit("a-2", NOON, false, "known"));
        aNightLater();
        save(2, visit("a-1", NOON, false, "new"), visit("a-2", NOON, false, "known"));

        assertThat(history("a-1")).isEqualTo("seen 2 first 2 placed 2 later status later new");
        assertThat(history("a-2")).isEqualTo("seen 2 first 1 placed 1 first-night status first-night known");
    }

    @Test
    void savingTheSameRowsOfTheSameRunAgainChangesNothing() {
        Appointment[] many = IntStream.range(0, 2500)
                .mapToObj(i -> visit("a-" + i, NOON, false, "same"))
                .toArray(Appointment[]::new);
        save(1, many);
        aNightLater();
        save(1, many);

        assertThat(jdbc.queryForObject("select count(*) from appointment", Long.class))
                .isEqualTo(2500);
        assertThat(history("a-2499")).isEqualTo("seen 1 first 1 placed 1 first-night status first-night same");
    }

    @Test
    void ofOnePatientsRowsTheLastHolds() {
        store.save(
                1,
                List.of(
                        new Sighting(visit("a-1", NOON, false, "1"), patient("p-1", "Ada"), "appointments", 2),
                        new Sighting(visit("a-2", NOON, false, "2"), patient("p-1", "Ida"), "appointments", 3)));

        assertThat(jdbc.queryForList("select first_name from patient", String.class))
                .containsExactly("Ida");
        assertThat(store.known(1, List.of(new AppointmentKey("hudson", "a-2"))).lines())
                .containsValue(3L);
    }

    private void save(long run, Appointment... appointments) {
        store.save(
                run,
                IntStream.range(0, appointments.length)
                        .mapToObj(i -> new Sighting(
                                appointments[i], patient(appointments[i].patientId(), "Ada"), "appointments", i + 2))
                        .toList());
    }

    private void aNightLater() {
        clock.advance(Duration.ofDays(1));
    }

    private String history(String id) {
        return jdbc.queryForObject(
                "select seen_run, first_seen_run, placed_run, placed_at, status_at, content_hash from appointment"
                        + " where id = ?",
                (row, n) -> "seen " + row.getLong(1) + " first " + row.getLong(2) + " placed " + row.getLong(3) + " "
                        + night(Moments.read(row, "placed_at")) + " status " + night(Moments.read(row, "status_at"))
                        + " " + row.getString(6),
                id);
    }

    private static String night(@Nullable Instant moment) {
        return FIRST_NIGHT.equals(moment) ? "first-night" : "later";
    }

    private static Appointment visit(String id, Instant start, boolean cancelled, String hash) {
        return new Appointment(
                new AppointmentKey("hudson", id),
                "p-" + id,
                start,
                ZONE,
                30,
                "main",
                null,
                null,
                null,
                null,
                cancelled,
                false,
                null,
                null,
                hash);
    }

    private static Patient patient(String id, String firstName) {
        return new Patient(
                new PatientKey("hudson", id),
                firstName,
                null,
                "Stone",
                LocalDate.of(1980, 5, 17),
                null,
                false,
                "en",
                null,
                "+16175550100",
                null,
                null,
                null,
                List.of(),
                Set.of(),
                null,
                false,
                Guardian.NONE);
    }
}
