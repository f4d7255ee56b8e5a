package io.nightrounds.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether this build's tables are all made, by Flyway's own notes: to start Flyway for it takes as long as to make
 * them.
 */
record MadeTables(DataSource source) {
    private static final String APPLIED = """
            select "version", "checksum" from "flyway_schema_history" where "success" = true order by "installed_rank"
            """;

    boolean all() {
        try {
            List<String> applied =
                    new JdbcTemplate(source).query(APPLIED, (row, number) -> row.getString(1) + " " + row.getString(2));
            return applied.equals(List.of("1 null", "2 " + checksum(), "3 null"));
        } catch (BadSqlGrammarException nothingWasEverMade) {
            return false;
        }
    }

    /** As Flyway reckons it, so that a changed file is refused as ever. */
    private static int checksum() {
        CRC32 sum = new CRC32();
        try (InputStream in =
                        Objects.requireNonNull(MadeTables.class.getResourceAsStream("/db/migration/V2__rooms.sql"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
            return (int) sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
