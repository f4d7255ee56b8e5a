package io.nightrounds.forecast;

import java.util.stream.Collectors;

/** The night is out of bounds: nothing was sent, and what was planned stays planned. */
public final class ForecastHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForecastHeld(Forecast forecast) {
        super("Run " + forecast.run() + " is held: it is not like the nights before it. Nothing was sent; "
                + forecast.campaigns().stream()
                        .mapToLong(CampaignForecast::reminders)
                        .sum()
                + " reminders stay planned."
                + forecast.breaches().stream()
                        .map(breach -> System.lineSeparator() + "  " + breach.sentence())
                        .collect(Collectors.joining())
                + System.lineSeparator() + "If that is right, send it: nightrounds resume " + forecast.run()
                + " --accept-forecast. If it is not, mend the feed and run the night again: it is read anew.");
    }
}
