package io.nightrounds.campaign.who;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is reached for a patient under age.
 *
 * @param under the age in years from which on patients are reached themselves; 0 where all are
 * @param otherwise who is reached where the input names no guardian
 */
public record GuardianRule(int under, Otherwise otherwise) {
    private static final int OLDEST = 120;

    /** Under 18, and nobody where there is no guardian. */
    public static final GuardianRule DEFAULT = new GuardianRule(18, Otherwise.NOBODY);

    /** In place of a guardian. */
    public enum Otherwise {
        /** The patient. */
        OWN,
        NOBODY
    }

    public GuardianRule {
        if (under < 0 || under > OLDEST) {
            throw new IllegalArgumentException("under: " + under + " is no age. Write 0 to " + OLDEST
                    + " years; 0 means that every patient is reached directly.");
        }
    }

    @JsonCreator
    static GuardianRule bound(@Nullable Integer under, @Nullable Otherwise otherwise) {
        return new GuardianRule(
                under == null ? DEFAULT.under : under, otherwise == null ? DEFAULT.otherwise : otherwise);
    }

    /** The patient with the contacts that are to be used for that visit; empty where nobody may be reached. */
    public Optional<Patient> reached(Patient patient, Appointment visit) {
        if (!isMinor(patient, visit)) {
            return Optional.of(patient);
        }
        if (patient.guardian().isKnown()) {
            return Optional.of(patient.throughGuardian());
        }
        return otherwise == Otherwise.OWN ? Optional.of(patient) : Optional.empty();
    }

    /** By the age on the day of the visit at the clinic. Whose date of birth is not known counts as of age. */
    public boolean isMinor(Patient patient, Appointment visit) {
        LocalDate born = patient.dateOfBirth();
        return born != null && visit.localStart().toLocalDate().isBefore(born.plusYears(under));
    }
}
