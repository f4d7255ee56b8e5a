package io.nightrounds.forecast;

import io.nightrounds.appointment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads forecasts back as they were kept. */
class ForecastRows {
    private final JdbcTemplate jdbc;

    ForecastRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Forecast> find(long run) {
        return jdbc.query("select * from forecast where run = ?", (row, n) -> forecast(row), run).stream()
                .findFirst();
    }

    private Forecast forecast(ResultSet row) throws SQLException {
        long run = row.getLong("run");
        return new Forecast(
                run,
                row.getString("job"),
                row.getObject("night", LocalDate.class),
                Moments.read(row, "checked_at"),
                Forecast.Verdict.valueOf(row.getString("verdict")),
                row.getString("currency"),
                campaigns(run),
                List.copyOf(new TreeMap<>(practices(run)).values()),
                breaches(run),
                row.getString("accepted_by"),
                Moments.readOrNull(row, "accepted_at"));
    }

    private List<CampaignForecast> campaigns(long run) {
        Map<String, Map<String, Long>> whyNot = new HashMap<>();
        jdbc.query(
                "select campaign, reason, reminders from forecast_unsent where run = ?",
                row -> {
                    whyNot.computeIfAbsent(row.getString("campaign"), any -> new TreeMap<>())
                            .put(row.getString("reason"), row.getLong("reminders"));
                },
                run);
        return jdbc.query(
                "select * from forecast_campaign where run = ? order by campaign",
                (row, n) -> new CampaignForecast(
                        row.getString("campaign"),
                        row.getLong("reminders"),
                        row.getLong("messages"),
                        row.getLong("sms_parts"),
                        row.getBigDecimal("cost").stripTrailingZeros(),
                        Moments.readOrNull(row, "earliest"),
                        Moments.readOrNull(row, "latest"),
                        whyNot.getOrDefault(row.getString("campaign"), Map.of())),
                run);
    }

    Map<String, PracticeForecast> practices(long run) {
        Map<String, PracticeForecast> practices = new HashMap<>();
        jdbc.query(
                "select * from forecast_practice where run = ?",
                row -> {
                    practices.put(
                            row.getString("practice"),
                            new PracticeForecast(
                                    row.getString("practice"),
                                    row.getLong("reminders"),
                                    row.getLong("visits"),
                                    row.getLong("upcoming"),
                                    row.getLong("cancelled")));
                },
                run);
        return practices;
    }

    private List<Breach> breaches(long run) {
        return jdbc.query(
                "select * from forecast_breach where run = ? order by nth",
                (row, n) -> new Breach(
                        row.getString("practice"),
                        Breach.Measure.valueOf(row.getString("measure")),
                        row.getString("found"),
                        row.getString("expected"),
                        row.getString("rule")),
                run);
    }
}
