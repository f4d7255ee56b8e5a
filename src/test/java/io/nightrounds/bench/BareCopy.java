package io.nightrounds.bench;

import com.opencsv.CSVReader;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The limit of an intake: the same parser, and the same columns into one table with a key by COPY; nothing is checked,
 * compared or kept of what is wrong. Arguments: the file, the JDBC URL. It prints the seconds it took.
 */
final class BareCopy {
    private BareCopy() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[1]);
                Statement statement = connection.createStatement();
                BufferedReader file = Files.newBufferedReader(Path.of(arguments[0]));
                CSVReader rows = new CSVReader(file)) {
            statement.execute(
                    "create table bare (" + String.join(" text, ", rows.readNext()) + " text, primary key (id))");
            long begun = System.nanoTime();
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare from stdin");
            String[] row;
            while ((row = rows.readNext()) != null) {
                byte[] line = (String.join("\t", row) + "\n").getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
            System.out.println((System.nanoTime() - begun) / 1e9);
        }
    }
}
