package io.nightrounds.bench;

import com.opencsv.CSVReader;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What storing alone leaves of the limit of an intake: the same parser, and by COPY as many columns as an intake stores of
 * a visit and of its patient, in two tables with a key each and nothing else, each by a connection of its own; as {@link
 * BareCopy}, it checks and compares nothing. Arguments: a file of a {@link BigFeed}, the JDBC URL. It prints the seconds it took.
 */
final class BareStore {
    private static final String HASH = "0123456789abcdef".repeat(2);

    private static final String VISITS = """
            create table visit (
                practice text, id text, patient_id text, start_at timestamptz, zone text, minutes integer,
                calendar_id text, type_id text, location_id text, summary text, details text, cancelled boolean,
                blocked boolean, old_id text, updox_id bigint, content_hash text, source text, line bigint,
                seen_run bigint, first_seen_run bigint, placed_run bigint, placed_at timestamptz,
                status_at timestamptz, primary key (practice, id))
            """;

    private static final String PATIENTS = """
            create table person (
                practice text, id text, first_name text, middle_name text, last_name text, date_of_birth date,
                gender text, deceased boolean, language text, zone text, mobile text, landline text, email text,
                direct_address text, channels text, opt_out text, consent text, do_not_contact boolean,
                guardian_mobile text, guardian_landline text, guardian_email text, seen_run bigint,
                primary key (practice, id))
            """;

    private final CopyIn visits;
    private final CopyIn people;
    private long line = 1;

    private BareStore(Connection one, Connection other) throws SQLException {
        visits = one.unwrap(PGConnection.class).getCopyAPI().copyIn("copy visit from stdin");
        people = other.unwrap(PGConnection.class).getCopyAPI().copyIn("copy person from stdin");
    }

    public static void main(String[] arguments) throws Exception {
        try (Connection one = DriverManager.getConnection(arguments[1]);
                Connection other = DriverManager.getConnection(arguments[1]);
                Statement statement = one.createStatement();
                BufferedReader file = Files.newBufferedReader(Path.of(arguments[0]));
                CSVReader rows = new CSVReader(file)) {
            statement.execute(VISITS);
            statement.execute(PATIENTS);
            rows.readNext();
            long begun = System.nanoTime();
            new BareStore(one, other).store(rows);
            System.out.println((System.nanoTime() - begun) / 1e9);
        }
    }

    private void store(CSVReader rows) throws Exception {
        String[] row;
        while ((row = rows.readNext()) != null) {
            line++;
            StringBuilder visit = new StringBuilder();
            add(visit, "hudson", row[0], row[1], row[2], "America/New_York", row[3], "main", row[4], row[5], row[6]);
            add(visit, null, "f", "f", null, null, HASH, "appointments", line, 1, 1, 1, row[2], row[2]);
            send(visit, visits);
            StringBuilder person = new StringBuilder();
            add(person, "hudson", row[1], row[7], null, row[8], row[9], null, "f", row[10], null, row[11], null);
            add(person, row[12], null, "", "", null, "f", null, null, null, 1);
            send(person, people);
        }
        visits.endCopy();
        people.endCopy();
    }

    private static void add(StringBuilder line, @Nullable Object... values) {
        for (Object value : values) {
            line.append(value == null ? "\\N" : value).append('\t');
        }
    }

    private static void send(StringBuilder line, CopyIn copy) throws SQLException {
        line.setCharAt(line.length() - 1, '\n');
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
