package io.nightrounds.campaign.who;

import io.nightrounds.jobfile.JobSection;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code caps}: how many messages are too many, over all campaigns.
 *
 * @param patient for one patient
 * @param recipient for one number or address, which a family may share
 */
public record CapProperties(Cap patient, Cap recipient) implements JobSection {
    private static final String NONE = "none";

    /** A patient gets one a day and three a week, a number four a day and twelve a week. */
    public static final CapProperties DEFAULT = new CapProperties(Cap.of(1, 3), Cap.of(4, 12));

    /** Nothing is too much. */
    public static final CapProperties OFF = new CapProperties(new Cap(null, null), new Cap(null, null));

    /**
     * Each written as a number, or as {@code none} for as many as there are.
     *
     * @param day on one day of the recipient's clock
     * @param week on any seven days in a row
     */
    public record Cap(@Nullable String day, @Nullable String week) {
        public Cap {
            checked("day", day);
            checked("week", week);
        }

        static Cap of(int day, int week) {
            return new Cap(String.valueOf(day), String.valueOf(week));
        }

        public int aDay() {
            return number(day);
        }

        public int aWeek() {
            return number(week);
        }

        private static int number(@Nullable String written) {
            return written == null || written.equals(NONE) ? Integer.MAX_VALUE : Integer.parseInt(written);
        }

        private static void checked(String name, @Nullable String written) {
            if (written != null && !written.matches("[1-9]\\d{0,3}|" + NONE)) {
                throw new IllegalArgumentException(
                        name + ": '" + written + "' is no cap. Write a number from 1 to 9999, or none.");
            }
        }
    }
}
