package io.nightrounds.forecast;

/**
 * A practice's night in numbers.
 *
 * @param reminders what earlier rounds of the night have sent, and what is planned now
 * @param visits the appointments that the feed has of it
 * @param upcoming its visits still to come that the last run which was let go knew, and that were not cancelled then
 * @param cancelled how many of those are cancelled now
 */
public record PracticeForecast(String practice, long reminders, long visits, long upcoming, long cancelled) {
    static PracticeForecast none(String practice) {
        return new PracticeForecast(practice, 0, 0, 0, 0);
    }

    PracticeForecast plus(PracticeForecast other) {
        return new PracticeForecast(
                practice,
                reminders + other.reminders,
                visits + other.visits,
                upcoming + other.upcoming,
                cancelled + other.cancelled);
    }
}
