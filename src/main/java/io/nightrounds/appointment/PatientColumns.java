package io.nightrounds.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of {@code patient} in other rooms' queries: select {@link #SELECT} from {@code patient p}. */
public final class PatientColumns {
    public static final String SELECT = """
            p.practice as p_practice, p.id as p_id, p.first_name as p_first_name, p.middle_name as p_middle_name,
            p.last_name as p_last_name, p.date_of_birth as p_date_of_birth, p.gender as p_gender,
            p.deceased as p_deceased, p.language as p_language, p.zone as p_zone, p.mobile as p_mobile,
            p.landline as p_landline, p.email as p_email, p.direct_address as p_direct_address,
            p.channels as p_channels, p.opt_out as p_opt_out, p.consent as p_consent,
            p.do_not_contact as p_do_not_contact, p.guardian_mobile as p_guardian_mobile,
            p.guardian_landline as p_guardian_landline, p.guardian_email as p_guardian_email
            """;

    private PatientColumns() {}

    public static Patient read(ResultSet row) throws SQLException {
        return new Patient(
                new PatientKey(row.getString("p_practice"), row.getString("p_id")),
                row.getString("p_first_name"),
                row.getString("p_middle_name"),
                row.getString("p_last_name"),
                row.getObject("p_date_of_birth", LocalDate.class),
                row.getString("p_gender"),
                row.getBoolean("p_deceased"),
                row.getString("p_language"),
                zone(row.getString("p_zone")),
                row.getString("p_mobile"),
                row.getString("p_landline"),
                row.getString("p_email"),
                row.getString("p_direct_address"),
                channels(row.getString("p_channels")),
                Set.copyOf(channels(row.getString("p_opt_out"))),
                consent(row.getString("p_consent")),
                row.getBoolean("p_do_not_contact"),
                new Guardian(
                        row.getString("p_guardian_mobile"),
                        row.getString("p_guardian_landline"),
                        row.getString("p_guardian_email")));
    }

    /** Channels as one column: {@code SMS|EMAIL}; empty text for none. */
    static String write(Collection<Channel> channels) {
        return channels.stream().map(Channel::name).collect(Collectors.joining("|"));
    }

    /** Reads the columns {@code channels} and {@code opt_out}. */
    public static List<Channel> channels(String written) {
        List<Channel> channels = new ArrayList<>();
        for (String word : written.split("\\|")) {
            Channel.of(word).ifPresent(channels::add);
        }
        return channels;
    }

    /** Reads the column {@code consent}: null where nothing is stated, which is not the same as none. */
    static @Nullable Set<Channel> consent(@Nullable String written) {
        return written == null ? null : Set.copyOf(channels(written));
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return Patient.UNKNOWN_ZONE;
        }
    }
}
