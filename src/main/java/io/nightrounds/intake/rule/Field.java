package io.nightrounds.intake.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Our names of an input's columns, in the order in which a row's problems are listed. */
public final class Field {
    public static final String ID = "id";
    public static final String PRACTICE = "practice";
    public static final String PATIENT_ID = "patientId";
    public static final String DATE = "date";
    public static final String CALENDAR_ID = "calendarId";
    public static final String DECEASED = "deceased";
    public static final String OPT_OUT = "optOut";
    public static final String CONSENT = "consent";
    public static final String DO_NOT_CONTACT = "doNotContact";

    /** Columns that a file of patients or contacts may have. */
    public static final List<String> OF_PERSON = List.of(
            PATIENT_ID,
            "firstName",
            "middleName",
            "lastName",
            "dateOfBirth",
            "gender",
            DECEASED,
            "language",
            "timeZone",
            "mobile",
            "landline",
            "email",
            "directAddress",
            "channels",
            OPT_OUT,
            CONSENT,
            DO_NOT_CONTACT,
            "guardianMobile",
            "guardianLandline",
            "guardianEmail");

    private static final List<String> OF_VISIT = List.of(
            ID,
            "oldId",
            "updoxId",
            PRACTICE,
            "locationId",
            CALENDAR_ID,
            "typeId",
            PATIENT_ID,
            DATE,
            "duration",
            "summary",
            "details",
            "cancelled",
            "blocked");

    /** Columns that the file of appointments may have: the visit's, and whatever else is known of its patient. */
    public static final List<String> ALL =
            Stream.concat(OF_VISIT.stream(), OF_PERSON.stream()).distinct().toList();

    /** What must not be repeated in a report: it says who the patient is, how to reach them or why they come. */
    private static final Set<String> PERSONAL = Set.of(
            "firstName",
            "middleName",
            "lastName",
            "dateOfBirth",
            "gender",
            "mobile",
            "landline",
            "email",
            "directAddress",
            "guardianMobile",
            "guardianLandline",
            "guardianEmail",
            "summary",
            "details");

    private Field() {}

    static boolean isPersonal(String field) {
        return PERSONAL.contains(field);
    }

    /** The place of a field among a row's problems; 0 is the row itself. */
    static int ordinal(String field) {
        return ALL.indexOf(field) + 1;
    }
}
