package io.nightrounds.campaign.who;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Guardian;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.campaign.Stored;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import io.nightrounds.testkit.SettableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What patients' rows and attempts say of numbers, for a child with a number of its own and one of a guardian. */
class ClosedContactsTest {
    private static final String OWN = "+16175550101";
    private static final String GUARDIANS = "+16175550150";
    private static final Patient CHILD = new Patient(
            new PatientKey("harbor", "child"),
            "Ann",
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            OWN,
            null,
            "child@example.org",
            null,
            List.of(),
            Set.of(),
            null,
            false,
            new Guardian(GUARDIANS, null, null));

    private final DataSource database = database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SettableClock clock = SettableClock.at("2026-06-03T06:00:00Z");
    private final ClosedContacts contacts = new ClosedContacts(
            new DeclinedContacts(new NamedParameterJdbcTemplate(database)),
            new FailedContacts(JdbcClient.create(jdbc), FailedContactProperties.DEFAULT, clock));

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @BeforeEach
    void tables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void nothingIsClosedWhereNobodySaidSo() {
        Stored.into(jdbc).patient("harbor", "p-1", GUARDIANS, "").flush();

        assertThat(contacts.of(List.of(CHILD))).isEqualTo(Closed.NONE);
        assertThat(contacts.of(List.of())).isEqualTo(Closed.NONE);
    }

    @Test
    void aNoThatTheGuardianGaveAsAPatientHoldsForTheNumber() {
        Stored.into(jdbc).patient("harbor", "mother", GUARDIANS, "SMS").flush();
        Closed closed = contacts.of(List.of(CHILD));

        assertThat(closed.isDeclined(CHILD.throughGuardian(), SMS)).isTrue();
        assertThat(closed.isDeclined(CHILD.throughGuardian(), VOICE)).isFalse();
        assertThat(closed.isDeclined(CHILD, SMS)).isFalse();
    }

    @Test
    void aNoInTheRowOfAnotherChildHoldsForItsGuardiansNumber() {
        Stored.into(jdbc).patient("harbor", "sibling", "+16175550199", "VOICE").flush();
        jdbc.update("update patient set guardian_mobile = ?, guardian_email = 'mum@example.org'", GUARDIANS);

        assertThat(contacts.of(List.of(CHILD)).isDeclined(CHILD.throughGuardian(), VOICE))
                .isTrue();
    }

    @Test
    void whoWantsNoContactClosesTheNumberOnEveryChannel() {
        Stored.into(jdbc).patient("harbor", "father", OWN, "").flush();
        jdbc.update("update patient set do_not_contact = true");
        Closed closed = contacts.of(List.of(CHILD));

        assertThat(closed.isDeclined(CHILD, SMS)).isTrue();
        assertThat(closed.isDeclined(CHILD, VOICE)).isTrue();
        assertThat(closed.isDeclined(CHILD, EMAIL)).isFalse();
    }

    @Test
    void aNumberThatAVendorRefusedIsClosedOnThatChannel() {
        attempt(1, SMS, OWN, "recipient-refused", "2026-05-01T12:00:00Z");
        Closed closed = contacts.of(List.of(CHILD));

        assertThat(closed.failed(CHILD, SMS)).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(closed.failed(CHILD, VOICE)).isNull();
        assertThat(closed.failed(CHILD.throughGuardian(), SMS)).isNull();
    }

    @Test
    void onlyARefusalOfTheNumberClosesIt() {
        attempt(1, SMS, OWN, "refused", "2026-05-01T12:00:00Z");
        attempt(2, SMS, OWN, "unknown", "2026-05-02T12:00:00Z");
        attempt(3, SMS, OWN, null, null);

        assertThat(contacts.of(List.of(CHILD)).failed()).isEmpty();
    }

    @Test
    void whatTheVendorSaidLastHolds() {
        attempt(1, SMS, OWN, "recipient-refused", "2026-05-01T12:00:00Z");
        attempt(2, SMS, OWN, "accepted", "2026-05-02T12:00:00Z");
        attempt(3, SMS, GUARDIANS, "accepted", "2026-05-01T12:00:00Z");
        attempt(4, SMS, GUARDIANS, "recipient-refused", "2026-05-02T12:00:00Z");
        Closed closed = contacts.of(List.of(CHILD));

        assertThat(closed.failed(CHILD, SMS)).isNull();
        assertThat(closed.failed(CHILD.throughGuardian(), SMS)).isNotNull();
    }

    @Test
    void isTriedAgainAfterHalfAYear() {
        attempt(1, SMS, OWN, "recipient-refused", "2025-12-05T06:00:00Z");
        assertThat(contacts.of(List.of(CHILD)).failed()).hasSize(1);

        clock.set("2026-06-03T06:00:01Z");
        assertThat(contacts.of(List.of(CHILD)).failed()).isEmpty();
    }

    private void attempt(
            long reminder, Channel channel, String to, @Nullable String outcome, @Nullable String settled) {
        jdbc.update("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, not_before,
                    not_after, run, planned_at)
                values (?, 'harbor', ?, ?, 'recall', 't', 'p', ?, ?, 1, ?)
                """, reminder, "a-" + reminder, now(), now(), now(), now());
        jdbc.update(
                """
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at,
                    settled_at, outcome)
                values (?, 1, 1, 'texts', ?, ?, 'hash', ?, cast(? as timestamp(3) with time zone), ?)
                """,
                reminder,
                channel.name(),
                to,
                now(),
                settled == null ? null : Instant.parse(settled).atOffset(ZoneOffset.UTC),
                outcome);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
