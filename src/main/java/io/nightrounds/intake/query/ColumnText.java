package io.nightrounds.intake.query;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a column's values become the text that a CSV file would have; a null is nothing at all. */
interface ColumnText {
    DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    Set<String> WITH_ZONE = Set.of("timestamptz", "timestamp with time zone");

    String read(ResultSet row, int column) throws SQLException;

    static ColumnText of(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                hasZone(columns, column) ? ColumnText::moment : ColumnText::local;
            case Types.DATE -> (row, at) -> text(row.getObject(at, LocalDate.class));
            case Types.BIT, Types.BOOLEAN -> columns.getPrecision(column) > 1 ? ColumnText::asIs : ColumnText::yesOrNo;
            case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL -> ColumnText::number;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnText::hex;
            default -> ColumnText::asIs;
        };
    }

    /** PostgreSQL's driver calls both kinds of timestamps by one type, and only their names differ. */
    static boolean hasZone(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
                || WITH_ZONE.contains(columns.getColumnTypeName(column).toLowerCase(Locale.ROOT));
    }

    private static String asIs(ResultSet row, int column) throws SQLException {
        return text(row.getString(column));
    }

    private static String local(ResultSet row, int column) throws SQLException {
        LocalDateTime value = row.getObject(column, LocalDateTime.class);
        return value == null ? "" : LOCAL.format(value);
    }

    private static String moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static String yesOrNo(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? "" : String.valueOf(value);
    }

    /** Without exponent, and 15.00 as 15: what looks like a spreadsheet's doing would be refused as that. */
    private static String number(ResultSet row, int column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null
                ? ""
                : (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
    }

    private static String hex(ResultSet row, int column) throws SQLException {
        byte[] value = row.getBytes(column);
        return value == null ? "" : HexFormat.of().formatHex(value);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
