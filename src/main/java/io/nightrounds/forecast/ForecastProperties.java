package io.nightrounds.forecast;

import io.nightrounds.jobfile.JobSection;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The job file's {@code forecast} section: when a night is held.
 *
 * @param nights so many nights of the same weekday are looked back upon, 2 to 52
 * @param factor reminders may be so many times as few or as many as the median of those nights, 1.1 to 1000
 * @param floor a difference up to so many reminders or rows holds nothing, so that small practices are left alone
 * @param shrinkPercent by how much a feed may be shorter than at the last run that was let go, 0 to 100
 * @param feedAge how old the input may be when it is about to be sent; null for any age
 * @param cancelledPercent how many of the upcoming visits may be newly cancelled, 0 to 100
 * @param cancelledFloor so many newly cancelled visits hold nothing
 */
record ForecastProperties(
        int nights,
        BigDecimal factor,
        int floor,
        int shrinkPercent,
        @Nullable Duration feedAge,
        int cancelledPercent,
        int cancelledFloor)
        implements JobSection {

    static final ForecastProperties DEFAULTS = new ForecastProperties(4, BigDecimal.valueOf(3), 50, 50, null, 20, 20);

    ForecastProperties {
        within("nights", nights, 2, 52);
        within("floor", floor, 0, 1_000_000);
        within("shrinkPercent", shrinkPercent, 0, 100);
        within("cancelledPercent", cancelledPercent, 0, 100);
        within("cancelledFloor", cancelledFloor, 0, 1_000_000);
        if (factor.compareTo(new BigDecimal("1.1")) < 0 || factor.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException("forecast.factor is " + factor.toPlainString()
                    + ", but must be from 1.1 to 1000. Leave it out for 3.");
        }
        if (feedAge != null && (feedAge.isNegative() || feedAge.isZero())) {
            throw new IllegalArgumentException("forecast.feedAge is " + feedAge
                    + ", so that every feed would be too old. Write how old it may be, such as PT26H.");
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("forecast." + name + " is " + value + ", but must be from " + least
                    + " to " + most + ". Leave it out for the default.");
        }
    }
}
