package io.nightrounds.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes table {@code patient} for the {@link AppointmentStore}. Of several rows about a patient in one run the last
 * one's details hold, but an opt-out, a wish not to be contacted or a death that any of them states stays, and consent
 * is what all that state it agree on: no later row of that run takes it back.
 */
class PatientStore {
    /** In the order of {@link #values}. */
    private static final List<String> COLUMNS = List.of(
            "practice",
            "id",
            "first_name",
            "middle_name",
            "last_name",
            "date_of_birth",
            "gender",
            "deceased",
            "language",
            "zone",
            "mobile",
            "landline",
            "email",
            "direct_address",
            "channels",
            "opt_out",
            "consent",
            "do_not_contact",
            "guardian_mobile",
            "guardian_landline",
            "guardian_email",
            "seen_run");

    private static final String UPDATE = """
            update patient set first_name = :first_name, middle_name = :middle_name, last_name = :last_name,
                date_of_birth = :date_of_birth, gender = :gender, deceased = :deceased, language = :language,
                zone = :zone, mobile = :mobile, landline = :landline, email = :email,
                direct_address = :direct_address, channels = :channels, opt_out = :opt_out, consent = :consent,
                do_not_contact = :do_not_contact, guardian_mobile = :guardian_mobile,
                guardian_landline = :guardian_landline, guardian_email = :guardian_email, seen_run = :seen_run
            where practice = :practice and id = :id
            """;

    /** The same for many rows, whose values come as arrays. */
    private static final String TOGETHER = """
            insert into patient (%s)
            select *
            from unnest(:practice, :id, :first_name, :middle_name, :last_name, cast(:date_of_birth as date[]), :gender,
                    cast(:deceased as boolean[]), :language, :zone, :mobile, :landline, :email, :direct_address,
                    :channels, :opt_out, :consent, cast(:do_not_contact as boolean[]), :guardian_mobile,
                    :guardian_landline, :guardian_email, cast(:seen_run as bigint[])) as u
            on conflict (practice, id) do update set
                first_name = excluded.first_name, middle_name = excluded.middle_name,
                last_name = excluded.last_name, date_of_birth = excluded.date_of_birth, gender = excluded.gender,
                deceased = excluded.deceased, language = excluded.language, zone = excluded.zone,
                mobile = excluded.mobile, landline = excluded.landline, email = excluded.email,
                direct_address = excluded.direct_address, channels = excluded.channels, opt_out = excluded.opt_out,
                consent = excluded.consent, do_not_contact = excluded.do_not_contact,
                guardian_mobile = excluded.guardian_mobile, guardian_landline = excluded.guardian_landline,
                guardian_email = excluded.guardian_email, seen_run = excluded.seen_run
            """.formatted(String.join(", ", COLUMNS));

    private final JdbcTemplate jdbc;
    private final Upsert upsert;
    private final StoredRows stored;

    PatientStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.upsert = new Upsert(jdbc, "patient", COLUMNS, UPDATE, TOGETHER);
        this.stored = new StoredRows(jdbc, "patient", "deceased, opt_out, consent, do_not_contact, seen_run");
    }

    /**
     * What is known of patients before they are saved.
     *
     * @param stored those who are there
     * @param wishes of those whom this run has seen already
     */
    record Found(Set<PatientKey> stored, Map<PatientKey, Wishes> wishes) {}

    Found find(long run, Collection<Patient> patients) {
        Found found = new Found(new HashSet<>(), new HashMap<>());
        patients.stream()
                .map(Patient::key)
                .distinct()
                .collect(Collectors.groupingBy(PatientKey::practice))
                .forEach((practice, its) -> find(run, practice, its, found));
        return found;
    }

    /** The rows of patients, in the order in which theirs were read; a patient may occur more than once. */
    Upsert.Rows rows(long run, Collection<Patient> patients, Found found) {
        Map<PatientKey, Patient> last = new LinkedHashMap<>();
        Map<PatientKey, Wishes> wishes = new HashMap<>(found.wishes());
        patients.forEach(patient -> {
            last.put(patient.key(), patient);
            wishes.merge(patient.key(), Wishes.of(patient), Wishes::and);
        });
        Upsert.Rows rows = new Upsert.Rows();
        last.forEach((key, patient) -> (found.stored().contains(key) ? rows.there() : rows.missing())
                .add(values(run, patient, wishes.getOrDefault(key, Wishes.of(patient)))));
        return rows;
    }

    /** Inserts or updates. */
    void save(Upsert.Rows rows) {
        upsert.save(rows);
    }

    /** Takes back that the run has seen any patient, for a run that reads its input from the start again. */
    void forget(long run) {
        jdbc.update("update patient set seen_run = -1 where seen_run = ?", run);
    }

    private void find(long run, String practice, List<PatientKey> keys, Found found) {
        stored.find(practice, keys.stream().map(PatientKey::id).toList(), row -> {
            PatientKey key = new PatientKey(practice, row.getString("id"));
            found.stored().add(key);
            if (row.getLong("seen_run") == run) {
                found.wishes().put(key, Wishes.read(row));
            }
        });
    }

    private static @Nullable Object[] values(long run, Patient patient, Wishes wishes) {
        return new @Nullable Object[] {
            patient.key().practice(),
            patient.key().id(),
            patient.firstName(),
            patient.middleName(),
            patient.lastName(),
            patient.dateOfBirth(),
            patient.gender(),
            wishes.deceased(),
            patient.language(),
            id(patient),
            patient.mobile(),
            patient.landline(),
            patient.email(),
            patient.directAddress(),
            PatientColumns.write(patient.channels()),
            PatientColumns.write(wishes.optOut()),
            written(wishes.consent()),
            wishes.doNotContact(),
            patient.guardian().mobile(),
            patient.guardian().landline(),
            patient.guardian().email(),
            run
        };
    }

    private static @Nullable String id(Patient patient) {
        return patient.zone() == null ? null : patient.zone().getId();
    }

    private static @Nullable String written(@Nullable Set<Channel> consent) {
        return consent == null ? null : PatientColumns.write(consent);
    }

    /** What may only become stricter within a run. */
    record Wishes(
            boolean deceased,
            boolean doNotContact,
            Set<Channel> optOut,
            @Nullable Set<Channel> consent) {
        static Wishes of(Patient patient) {
            return new Wishes(patient.deceased(), patient.doNotContact(), patient.optOut(), patient.consent());
        }

        static Wishes read(ResultSet row) throws SQLException {
            return new Wishes(
                    row.getBoolean("deceased"),
                    row.getBoolean("do_not_contact"),
                    Set.copyOf(PatientColumns.channels(row.getString("opt_out"))),
                    PatientColumns.consent(row.getString("consent")));
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
