package io.nightrounds.intake.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The highest value of a column among the rows read so far: a timestamp as the database writes it, one with a zone as
 * UTC. A value far ahead of the clock does not count: a single mistyped year would hide every later change.
 */
public final class Watermark {
    private final ResultSet row;
    private final int column;
    private final int type;
    private final boolean zoned;
    private final LocalDateTime latest;
    private @Nullable LocalDateTime highest;

    private Watermark(QueryRows rows, int column, LocalDateTime latest) throws SQLException {
        this.row = rows.row();
        this.column = column;
        ResultSetMetaData columns = row.getMetaData();
        this.type = columns.getColumnType(column);
        this.zoned = ColumnText.hasZone(columns, column);
        this.latest = latest;
    }

    /**
     * @param label the column's label, in any case
     * @param latest values after it do not count
     * @return null where the result has no such column, or none of dates or timestamps
     */
    public static @Nullable Watermark in(QueryRows rows, String label, LocalDateTime latest) throws SQLException {
        List<String> header = rows.header();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(label)) {
                Watermark found = new Watermark(rows, i + 1, latest);
                return found.zoned || found.type == Types.TIMESTAMP || found.type == Types.DATE ? found : null;
            }
        }
        return null;
    }

    /** Takes the row into account that was read last. */
    public void see() throws SQLException {
        LocalDateTime value = value();
        if (value != null && !value.isAfter(latest) && (highest == null || value.isAfter(highest))) {
            highest = value;
        }
    }

    /** Null where no row had a value that counts. */
    public @Nullable LocalDateTime highest() {
        return highest;
    }

    private @Nullable LocalDateTime value() throws SQLException {
        if (zoned) {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null
                    ? null
                    : value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        if (type == Types.DATE) {
            LocalDate value = row.getObject(column, LocalDate.class);
            return value == null ? null : value.atStartOfDay();
        }
        return row.getObject(column, LocalDateTime.class);
    }
}
