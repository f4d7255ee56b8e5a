package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a valid appointment of a row, or says everything that is wrong with it. */
public final class RowRules {
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_LIST = 300;
    private static final int LONGEST_DURATION = 1440;
    /** Stands in for an unknown practice, so that the row's other fields are still looked at. */
    private static final Practice UNKNOWN = new Practice("", ZoneOffset.UTC, "ZZ", "en", null);

    private final Practices practices;

    public RowRules(Practices practices) {
        this.practices = practices;
    }

    /** Never throws: whatever is wrong is a problem of the answer. */
    public CheckedRow check(AppointmentRow row) {
        Problem damage = row.row().damage();
        if (damage != null) {
            return new CheckedRow(row.row(), null, null, List.of(damage));
        }
        Reading reading = new Reading(row);
        String practice = practice(reading);
        CheckedRow.Visit visit = visit(reading, practice);
        return new CheckedRow(row.row(), practice, reading.refused() ? null : visit, reading.problems());
    }

    private @Nullable String practice(Reading reading) {
        Value value = reading.first(Field.PRACTICE);
        if (value == null && practices.keys().size() == 1) {
            return practices.keys().iterator().next();
        }
        if (value == null) {
            reading.refuseMissing(Field.PRACTICE, "Write one of: " + known());
            return null;
        }
        if (practices.find(value.text()).isEmpty()) {
            reading.refuse(
                    value,
                    "is no practice of the job file",
                    "Write one of: " + known() + "; or add it to the job file.");
            return null;
        }
        return value.text();
    }

    private String known() {
        return Excerpt.of(String.join(", ", new TreeSet<>(practices.keys())), LONGEST_LIST);
    }

    private CheckedRow.@Nullable Visit visit(Reading reading, @Nullable String practiceKey) {
        Practice practice = practiceKey == null ? UNKNOWN : practices.of(practiceKey);
        String id = reading.requiredId(Field.ID);
        String oldId = reading.id("oldId");
        Long updoxId = updoxId(reading);
        String locationId = reading.id("locationId");
        String calendarId = reading.requiredId(Field.CALENDAR_ID);
        String typeId = reading.id("typeId");
        String patientId = reading.requiredId(Field.PATIENT_ID);
        Instant start = start(reading, practice.zone());
        Integer minutes = minutes(reading);
        String summary = reading.text("summary", LONGEST_TEXT);
        String details = reading.text("details", LONGEST_TEXT);
        boolean cancelled = reading.flag("cancelled");
        boolean blocked = reading.flag("blocked");
        if (practiceKey == null) {
            return null;
        }
        Patient patient =
                PatientRules.read(reading, new PatientKey(practiceKey, patientId == null ? "" : patientId), practice);
        if (id == null || patientId == null || calendarId == null || start == null) {
            return null;
        }
        Appointment appointment = new Appointment(
                new AppointmentKey(practiceKey, id),
                patientId,
                start,
                practice.zone(),
                minutes,
                calendarId,
                typeId,
                locationId,
                summary,
                details,
                cancelled,
                blocked,
                oldId,
                updoxId,
                "");
        return new CheckedRow.Visit(ContentHash.added(appointment), patient);
    }

    private static @Nullable Instant start(Reading reading, ZoneId clinic) {
        Value value = reading.first(Field.DATE);
        if (value == null) {
            reading.refuseMissing(Field.DATE, "Write when the visit begins, as yyyy-MM-dd HH:mm.");
            return null;
        }
        VisitTime time = VisitTime.read(value.text(), clinic);
        if (time.problem() != null && time.remedy() != null) {
            if (time.start() == null) {
                reading.refuse(value, time.problem(), time.remedy());
            } else {
                reading.drop(value, time.problem(), time.remedy());
            }
        }
        return time.start();
    }

    private static @Nullable Long updoxId(Reading reading) {
        String text = reading.id("updoxId");
        Value value = reading.first("updoxId");
        if (text == null || value == null || SpreadsheetDamage.in(text)) {
            return null;
        }
        Long number = number(text);
        if (number == null || number < 0) {
            reading.refuse(value, "is no number", "Write Updox's own number in digits, or leave it empty.");
        }
        return number;
    }

    private static @Nullable Integer minutes(Reading reading) {
        Value value = reading.first("duration");
        if (value == null) {
            return null;
        }
        Long minutes = number(value.text());
        if (minutes != null && minutes >= 1 && minutes <= LONGEST_DURATION) {
            return minutes.intValue();
        }
        boolean damaged = SpreadsheetDamage.in(value.text());
        reading.refuse(
                value,
                damaged ? SpreadsheetDamage.PROBLEM : "is no number of minutes",
                damaged ? SpreadsheetDamage.REMEDY : "Write whole minutes from 1 to " + LONGEST_DURATION + ".");
        return null;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
