package io.nightrounds.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What is kept of a patient of whom several rows of a run say something. */
class PatientStoreTest {
    private static final Guardian MOTHER = new Guardian("+16175550150", "+16175550151", "mum@example.org");

    private final DataSource database = database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final PatientStore store = new PatientStore(jdbc);

    DataSource database() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @BeforeEach
    void tables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void readsBackWhatIsWritten() {
        for (Patient patient : List.of(
                patient(Set.of(Channel.SMS), true, MOTHER),
                patient(Set.of(), false, Guardian.NONE),
                patient(null, false, new Guardian(null, null, "mum@example.org")))) {
            save(2, List.of(patient));
            assertThat(stored()).isEqualTo(patient);
            store.forget(2);
        }
    }

    @Test
    void aWishNotToBeContactedStaysWithinARunAndGoesWithTheNext() {
        save(1, List.of(patient(null, true, MOTHER), patient(null, false, MOTHER)));
        save(1, List.of(patient(null, false, MOTHER)));
        assertThat(stored().doNotContact()).isTrue();

        save(2, List.of(patient(null, false, MOTHER)));
        assertThat(stored().doNotContact()).isFalse();
    }

    @Test
    void consentIsWhatAllRowsOfARunAgreeOn() {
        save(1, List.of(patient(Set.of(Channel.SMS, Channel.EMAIL), false, MOTHER)));
        save(1, List.of(patient(null, false, MOTHER)));
        assertThat(stored().consent()).containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);

        save(1, List.of(patient(Set.of(Channel.SMS, Channel.VOICE), false, MOTHER)));
        assertThat(stored().consent()).containsExactly(Channel.SMS);

        save(1, List.of(patient(Set.of(Channel.DIRECT), false, MOTHER)));
        assertThat(stored().consent()).isEmpty();

        save(2, List.of(patient(null, false, MOTHER)));
        assertThat(stored().consent()).isNull();
    }

    private void save(long run, List<Patient> patients) {
        store.save(store.rows(run, patients, store.find(run, patients)));
    }

    private Patient stored() {
        return jdbc.query("select " + PatientColumns.SELECT + " from patient p", (row, n) -> PatientColumns.read(row))
                .get(0);
    }

    private static Patient patient(@Nullable Set<Channel> consent, boolean doNotContact, Guardian guardian) {
        return new Patient(
                new PatientKey("harbor", "p-1"),
                "Ann",
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Set.of(),
                consent,
                doNotContact,
                guardian);
    }
}
