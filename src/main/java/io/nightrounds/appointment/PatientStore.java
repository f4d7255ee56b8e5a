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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Writes table {@code patient} for the {@link AppointmentStore}. Of several rows about a patient in one run the last one's details hold,
 * but an opt-out, a wish not to be contacted or a death that any of them states stays, and consent is what all that
 * state it agree on: no later row of that run takes it back.
 */
class PatientStore {
    private static final String UPDATE = """
            update patient set first_name = :firstName, middle_name = :middleName, last_name = :lastName,
                date_of_birth = :dateOfBirth, gender = :gender, deceased = :deceased, language = :language,
                zone = :zone, mobile = :mobile, landline = :landline, email = :email,
                direct_address = :directAddress, channels = :channels, opt_out = :optOut, consent = :consent,
                do_not_contact = :doNotContact, guardian_mobile = :guardianMobile,
                guardian_landline = :guardianLandline, guardian_email = :guardianEmail, seen_run = :run
            where practice = :practice and id = :id
            """;

    private static final String INSERT = """
            insert into patient (practice, id, first_name, middle_name, last_name, date_of_birth, gender, deceased,
                language, zone, mobile, landline, email, direct_address, channels, opt_out, consent, do_not_contact,
                guardian_mobile, guardian_landline, guardian_email, seen_run)
            values (:practice, :id, :firstName, :middleName, :lastName, :dateOfBirth, :gender, :deceased, :language,
                :zone, :mobile, :landline, :email, :directAddress, :channels, :optOut, :consent, :doNotContact,
                :guardianMobile, :guardianLandline, :guardianEmail, :run)
            """;

    /** The same for many rows, whose values come as arrays. */
    private static final String TOGETHER = """
            insert into patient (practice, id, first_name, middle_name, last_name, date_of_birth, gender, deceased,
                language, zone, mobile, landline, email, direct_address, channels, opt_out, consent, do_not_contact,
                guardian_mobile, guardian_landline, guardian_email, seen_run)
            select *
            from unnest(:practice, :id, :firstName, :middleName, :lastName, cast(:dateOfBirth as date[]), :gender,
                    cast(:deceased as boolean[]), :language, :zone, :mobile, :landline, :email, :directAddress,
                    :channels, :optOut, :consent, cast(:doNotContact as boolean[]), :guardianMobile,
                    :guardianLandline, :guardianEmail, cast(:run as bigint[])) as u
            on conflict (practice, id) do update set
                first_name = excluded.first_name, middle_name = excluded.middle_name,
                last_name = excluded.last_name, date_of_birth = excluded.date_of_birth, gender = excluded.gender,
                deceased = excluded.deceased, language = excluded.language, zone = excluded.zone,
                mobile = excluded.mobile, landline = excluded.landline, email = excluded.email,
                direct_address = excluded.direct_address, channels = excluded.channels, opt_out = excluded.opt_out,
                consent = excluded.consent, do_not_contact = excluded.do_not_contact,
                guardian_mobile = excluded.guardian_mobile, guardian_landline = excluded.guardian_landline,
                guardian_email = excluded.guardian_email, seen_run = excluded.seen_run
            """;

    /** Joined from the left: HSQLDB then looks every id up by the key, where an inner join scans the table. */
    private static final String WISHES = """
            select p.id, p.deceased, p.opt_out, p.consent, p.do_not_contact from unnest(cast(? as varchar(200) array)) as k(id)
            left join patient p on p.practice = ? and p.id = k.id and p.seen_run = ?
            where p.id is not null
            """;

    private final JdbcTemplate jdbc;
    private final Upsert upsert;

    PatientStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.upsert = new Upsert(new NamedParameterJdbcTemplate(jdbc), UPDATE, INSERT, TOGETHER);
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
                                    row.getBoolean("do_not_contact"),
                                    Set.copyOf(PatientColumns.channels(row.getString("opt_out"))),
                                    PatientColumns.consent(row.getString("consent"))));
                });
    }

    private static MapSqlParameterSource parameters(long run, Patient patient, Wishes wishes) {
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
                .addValue("consent", written(wishes.consent()))
                .addValue("doNotContact", wishes.doNotContact())
                .addValue("guardianMobile", patient.guardian().mobile())
                .addValue("guardianLandline", patient.guardian().landline())
                .addValue("guardianEmail", patient.guardian().email())
                .addValue("run", run);
    }

    private static @Nullable String id(Patient patient) {
        return patient.zone() == null ? null : patient.zone().getId();
    }

    private static @Nullable String written(@Nullable Set<Channel> consent) {
        return consent == null ? null : PatientColumns.write(consent);
    }

    /** What may only become stricter within a run. */
    private record Wishes(
            boolean deceased,
            boolean doNotContact,
            Set<Channel> optOut,
            @Nullable Set<Channel> consent) {
        static Wishes of(Patient patient) {
            return new Wishes(patient.deceased(), patient.doNotContact(), patient.optOut(), patient.consent());
        }

        Wishes and(Wishes other) {
            EnumSet<Channel> declined = EnumSet.noneOf(Channel.class);
            declined.addAll(optOut);
            declined.addAll(other.optOut());
            return new Wishes(
                    deceased || other.deceased(),
                    doNotContact || other.doNotContact(),
                    declined,
                    common(consent, other.consent()));
        }

        private static @Nullable Set<Channel> common(@Nullable Set<Channel> one, @Nullable Set<Channel> other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            EnumSet<Channel> common = EnumSet.allOf(Channel.class);
            common.retainAll(one);
            common.retainAll(other);
            return common;
        }
    }
}
