package io.nightrounds.appointment;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Writes table {@code patient} for the {@link AppointmentStore}. Of several rows about a patient in one run the last one's details hold,
 * but an opt-out or a death that any of them states stays: no later row of that run takes it back.
 */
class PatientStore {
    private static final String UPDATE = """
            update patient set first_name = :firstName, middle_name = :middleName, last_name = :lastName,
                date_of_birth = :dateOfBirth, gender = :gender, deceased = :deceased, language = :language,
                zone = :zone, mobile = :mobile, landline = :landline, email = :email,
                direct_address = :directAddress, channels = :channels, opt_out = :optOut, seen_run = :run
            where practice = :practice and id = :id
            """;

    private static final String INSERT = """
            insert into patient (practice, id, first_name, middle_name, last_name, date_of_birth, gender, deceased,
                language, zone, mobile, landline, email, direct_address, channels, opt_out, seen_run)
            values (:practice, :id, :firstName, :middleName, :lastName, :dateOfBirth, :gender, :deceased, :language,
                :zone, :mobile, :landline, :email, :directAddress, :channels, :optOut, :run)
            """;

    /** Joined from the left: HSQLDB then looks every id up by the key, where an inner join scans the table. */
    private static final String WISHES = """
            select p.id, p.deceased, p.opt_out from unnest(cast(? as varchar(200) array)) as k(id)
            left join patient p on p.practice = ? and p.id = k.id and p.seen_run = ?
            where p.id is not null
            """;

    private final JdbcTemplate jdbc;
    private final Upsert upsert;

    PatientStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.upsert = new Upsert(new NamedParameterJdbcTemplate(jdbc), UPDATE, INSERT);
    }

    /** Inserts or updates patients, in the order their rows were read; a patient may occur more than once. */
    void save(long run, Collection<Patient> patients) {
        Map<PatientKey, Patient> last = new LinkedHashMap<>();
        patients.forEach(patient -> last.put(patient.key(), patient));
        Map<PatientKey, Wishes> wishes = wishes(run, last.keySet());
        patients.forEach(patient -> wishes.merge(patient.key(), Wishes.of(patient), Wishes::and));
        upsert.save(last.values().stream()
                .map(patient -> parameters(run, patient, wishes.getOrDefault(patient.key(), Wishes.of(patient))))
                .toList());
    }

    /** Takes back that the run has seen any patient, for a run that reads its input from the start again. */
    void forget(long run) {
        jdbc.update("update patient set seen_run = -1 where seen_run = ?", run);
    }

    private Map<PatientKey, Wishes> wishes(long run, Set<PatientKey> keys) {
        Map<PatientKey, Wishes> wishes = new HashMap<>();
        keys.stream()
                .collect(Collectors.groupingBy(PatientKey::practice))
                .forEach((practice, its) -> wishes(run, practice, its, wishes));
        return wishes;
    }

    private void wishes(long run, String practice, List<PatientKey> keys, Map<PatientKey, Wishes> wishes) {
        Object[] ids = keys.stream().map(PatientKey::id).toArray();
        jdbc.query(
                WISHES,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("varchar", ids));
                    statement.setString(2, practice);
                    statement.setLong(3, run);
                },
                row -> {
                    wishes.put(
                            new PatientKey(practice, row.getString("id")),
                            new Wishes(
                                    row.getBoolean("deceased"),
                                    Set.copyOf(PatientColumns.channels(row.getString("opt_out")))));
                });
    }

    private static SqlParameterSource parameters(long run, Patient patient, Wishes wishes) {
        return Upsert.parameters()
                .addValue("practice", patient.key().practice())
                .addValue("id", patient.key().id())
                .addValue("firstName", patient.firstName())
                .addValue("middleName", patient.middleName())
                .addValue("lastName", patient.lastName())
                .addValue("dateOfBirth", patient.dateOfBirth())
                .addValue("gender", patient.gender())
                .addValue("deceased", wishes.deceased())
                .addValue("language", patient.language())
                .addValue("zone", id(patient))
                .addValue("mobile", patient.mobile())
                .addValue("landline", patient.landline())
                .addValue("email", patient.email())
                .addValue("directAddress", patient.directAddress())
                .addValue("channels", PatientColumns.write(patient.channels()))
                .addValue("optOut", PatientColumns.write(wishes.optOut()))
                .addValue("run", run);
    }

    private static @Nullable String id(Patient patient) {
        return patient.zone() == null ? null : patient.zone().getId();
    }

    /** What may only be added to within a run. */
    private record Wishes(boolean deceased, Set<Channel> optOut) {
        static Wishes of(Patient patient) {
            return new Wishes(patient.deceased(), patient.optOut());
        }

        Wishes and(Wishes other) {
            EnumSet<Channel> both = EnumSet.noneOf(Channel.class);
            both.addAll(optOut);
            both.addAll(other.optOut());
            return new Wishes(deceased || other.deceased(), both);
        }
    }
}
