package io.nightrounds.campaign.lint;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** A visit and a patient whose values are as long as one must reckon with. */
final class Longest {
    /** A feed is not looked at, so this is an assumption: most names are shorter. */
    private static final String NAME = "N".repeat(16);

    private static final String ID = "9".repeat(20);
    private static final String WORDS = "w".repeat(40);
    private static final int MINUTES = 120;

    private Longest() {}

    static Patient patient(String practice) {
        return new Patient(
                new PatientKey(practice, ID),
                NAME,
                NAME,
                NAME,
                null,
                null,
                false,
                "zh-Hant-TW",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Set.of());
    }

    static Appointment visit(String key, Practice practice, LocalDateTime start) {
        return new Appointment(
                new AppointmentKey(key, ID),
                ID,
                start.atZone(practice.zone()).toInstant(),
                practice.zone(),
                MINUTES,
                ID,
                WORDS,
                WORDS,
                WORDS,
                WORDS,
                false,
                false,
                null,
                null,
                "");
    }
}
