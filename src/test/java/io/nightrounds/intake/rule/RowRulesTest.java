package io.nightrounds.intake.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Guardian;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {
    private static final Practices TWO = new Practices(Map.of(
            "harbor", new Practice("Harbor", ZoneId.of("America/New_York"), "US", "en", null),
            "soder", new Practice("Söder", ZoneId.of("Europe/Stockholm"), "SE", "sv", null),
            "thames", new Practice("Thames", ZoneId.of("Europe/London"), "GB", "en", null)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id; ''; is missing",
                "id; 4.47E+11; was changed by a spreadsheet",
                "id; 123.0; was changed by a spreadsheet",
                "patientId; ''; is missing",
                "patientId; '#N/A'; was changed by a spreadsheet",
                "calendarId; ''; is missing",
                "practice; ''; is missing",
                "practice; harbour; is no practice of the job file",
                "date; ''; is missing",
                "date; 46000.375; was changed by a spreadsheet",
                "date; 2026-11-30; has no time of day",
                "date; 11/30/2026 9:15 AM; is no date that can be read",
                "date; 2026-02-30 09:15; is a day or time that does not exist",
                "date; 2026-11-30 25:00; is a day or time that does not exist",
                "date; 0026-11-30 09:15; is not in this century or the last",
                "date; 2026-03-08 02:30; falls into the hour that the change to summer time skips",
                "duration; half an hour; is no number of minutes",
                "duration; 0; is no number of minutes",
                "duration; 1441; is no number of minutes",
                "duration; 30.0; was changed by a spreadsheet",
                "cancelled; maybe; is neither true nor false",
                "blocked; true | false; is neither true nor false",
                "updoxId; X12; is no number",
                "updoxId; 6.5E+5; was changed by a spreadsheet"
            })
    void refusesARowFor(String field, String value, String problem) {
        CheckedRow checked = check(field, value);
        assertThat(checked.visit()).isNull();
        assertThat(checked.problems()).singleElement().satisfies(found -> {
            assertThat(found.field()).isEqualTo(field);
            assertThat(found.problem()).isEqualTo(problem);
            assertThat(found.remedy()).isNotEmpty();
            assertThat(found.refused()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "mobile ! n/a ! is no phone number that can be dialled ! ***",
                "mobile ! 617 555 ! is no phone number that can be dialled ! ***55",
                "mobile ! 617-555-0100 ext 5 ! is no phone number that can be dialled ! *** 5",
                "landline ! 555-0100 ! is no phone number that can be dialled ! ***00",
                "mobile ! 4.47E+11 ! was changed by a spreadsheet ! 4.47E+11",
                "email ! ann@@example.org ! is no address ! ***rg",
                "email ! ann@example ! is no address ! ***le",
                "email ! ann@.example.org ! is no address ! ***rg",
                "email ! ann@example..org ! is no address ! ***rg",
                "email ! ann@example.org. ! is no address ! ***g.",
                "email ! Ann <ann@example.org> ! is no address ! ***g>",
                "email ! @example.org ! is no address ! ***rg",
                "directAddress ! nobody ! is no address ! ***dy",
                "language ! English ! is no language code ! English",
                "timeZone ! Eastern ! is no time zone ! Eastern",
                "channels ! fax|sms ! has a word that is no channel ! fax|sms",
                "dateOfBirth ! 31/12/1990 ! is no date that can be read ! ***90",
                "dateOfBirth ! 1990-02-30 ! is no date that can be read ! ***30",
                "dateOfBirth ! 1990-+1-01 ! is no date that can be read ! ***01",
                "optOut ! no texts ! has a word that is no channel; taken as an opt-out of all ! no texts",
                "deceased ! unknown ! is neither true, false nor a date; taken as deceased ! unknown",
                "date ! 2026-11-01 01:30 ! happens twice, as summer time ends; the earlier one was taken ! 2026-11-01 01:30"
            })
    void dropsAValueAndKeepsTheRowFor(String field, String value, String problem, String shown) {
        CheckedRow checked = check(field, value);
        assertThat(checked.visit()).isNotNull();
        assertThat(checked.problems()).singleElement().satisfies(found -> {
            assertThat(found.field()).isEqualTo(field);
            assertThat(found.problem()).isEqualTo(problem);
            assertThat(found.given()).isEqualTo(shown);
            assertThat(found.refused()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "harbor, 617-555-0123, +16175550123",
        "harbor, (508) 555-0199, +15085550199",
        "harbor, +447700900123, +447700900123",
        "thames, 07700 900999, +447700900999",
        "thames, 020 7946 0000, +442079460000",
        "soder, 070-174 06 05, +46701740605",
        "soder, 08-465 004 99, +46846500499"
    })
    void writesNumbersWithTheirCountryCode(String practice, String written, String number) {
        CheckedRow checked = check(Map.of("practice", practice, "mobile", written));
        assertThat(patient(checked).mobile()).isEqualTo(number);
        assertThat(checked.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30 09:15",
                "2026-11-30 09:15:30",
                "2026-11-30T09:15",
                "2026-11-30T09:15:00.000",
                "2026-11-30T14:15Z",
                "2026-11-30T14:15:59Z",
                "2026-11-30T15:15+01:00",
                "2026-11-30T15:15:00+0100"
            })
    void readsLocalTimesOfTheClinicAndIsoWithOffset(String date) {
        assertThat(appointment(check("date", date)).start()).isEqualTo(Instant.parse("2026-11-30T14:15:00Z"));
    }

    @Test
    void takesTheEarlierOfAnHourThatHappensTwice() {
        assertThat(appointment(check("date", "2026-11-01 01:30")).start())
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }

    @Test
    void saysEverythingThatIsWrongWithARowAtOnce() {
        CheckedRow checked = check(Map.of("id", "", "patientId", "", "date", "soon", "duration", "x", "mobile", "n/a"));
        assertThat(checked.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("id", "patientId", "date", "duration", "mobile");
    }

    @Test
    void takesAnOptOutItCannotReadAsOneOfAll() {
        assertThat(patient(check("optOut", "sms|post")).optOut()).containsExactlyInAnyOrder(Channel.values());
    }

    @Test
    void readsWishesInTheirOrder() {
        Patient patient = patient(check(Map.of("channels", "email| SMS", "optOut", "voice|direct")));
        assertThat(patient.channels()).containsExactly(Channel.EMAIL, Channel.SMS);
        assertThat(patient.optOut()).containsExactlyInAnyOrder(Channel.VOICE, Channel.DIRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "sms|email, SMS EMAIL",
        "all, SMS VOICE EMAIL DIRECT",
        "yes, SMS VOICE EMAIL DIRECT",
        "none, ''",
        "no, ''",
        "sms|post, SMS",
        "signed 2024, ''"
    })
    void readsConsentAndTakesWhatItCannotReadForNone(String value, String channels) {
        assertThat(patient(check("consent", value)).consent())
                .extracting(Channel::name)
                .containsExactlyInAnyOrder(channels.isEmpty() ? new String[0] : channels.split(" "));
    }

    @Test
    void tellsSilenceAboutConsentFromADenial() {
        assertThat(patient(check("consent", "")).consent()).isNull();
    }

    @Test
    void takesOnlyTheConsentThatAllFilesAgreeOn() {
        FeedRow contacts = new FeedRow("contacts", 1, 12, Map.of("consent", "sms|voice"), null);
        CheckedRow checked = new RowRules(TWO).check(row(Map.of("consent", "sms|email"), List.of(contacts)));

        assertThat(patient(checked).consent()).containsExactly(Channel.SMS);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "yes, true", "false, false", "0, false", "'', false", "on request, true"})
    void takesWhateverIsNotANoForAWishNotToBeContacted(String value, boolean asked) {
        assertThat(patient(check("doNotContact", value)).doNotContact()).isEqualTo(asked);
    }

    @Test
    void readsTheContactsOfAGuardianAsTheirOwn() {
        Patient patient = patient(check(Map.of(
                "guardianMobile",
                "617-555-0150",
                "guardianLandline",
                "617-555-0151",
                "guardianEmail",
                "mum@example.org")));

        assertThat(patient.guardian()).isEqualTo(new Guardian("+16175550150", "+16175550151", "mum@example.org"));
        assertThat(patient(check("guardianMobile", "ask mum")).guardian()).isEqualTo(Guardian.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2025-01-31, true", "2025-01-31T00:00:00Z, true", "true, true", "false, false", "'', false"})
    void takesADateOfDeathForAYes(String value, boolean deceased) {
        assertThat(patient(check("deceased", value)).deceased()).isEqualTo(deceased);
    }

    @Test
    void needsNoPracticeColumnWhereThereIsOneOnly() {
        Practices one = new Practices(Map.of("soder", TWO.of("soder")));
        CheckedRow checked = new RowRules(one).check(row(Map.of("practice", ""), List.of()));
        assertThat(checked.practice()).isEqualTo("soder");
        assertThat(checked.visit()).isNotNull();
    }

    @Test
    void addsUpOptOutsOfAllFilesAndBelievesTheRowItselfFirst() {
        FeedRow contacts = new FeedRow("contacts", 1, 12, Map.of("optOut", "email", "mobile", "617-555-0111"), null);
        FeedRow patients = new FeedRow("patients", 1, 9, Map.of("firstName", "Ann", "deceased", "2025-01-01"), null);
        CheckedRow checked = new RowRules(TWO)
                .check(row(Map.of("optOut", "sms", "mobile", "617-555-0122"), List.of(contacts, patients)));
        Patient patient = patient(checked);
        assertThat(patient.mobile()).isEqualTo("+16175550122");
        assertThat(patient.firstName()).isEqualTo("Ann");
        assertThat(patient.deceased()).isTrue();
        assertThat(patient.optOut()).containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
    }

    @Test
    void namesTheFileThatHasTheWrongValue() {
        FeedRow contacts = new FeedRow("contacts", 1, 12, Map.of("mobile", "n/a"), null);
        CheckedRow checked = new RowRules(TWO).check(row(Map.of(), List.of(contacts)));
        assertThat(checked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.source()).isEqualTo("contacts");
            assertThat(problem.line()).isEqualTo(12);
        });
    }

    @Test
    void hashesWhatIsSyncedAndNothingElse() {
        String hash = appointment(check(Map.of())).contentHash();
        assertThat(hash)
                .matches("[0-9a-f]{32}")
                .isEqualTo(appointment(check("mobile", "617-555-0100")).contentHash());
        assertThat(appointment(check("summary", "x")).contentHash()).isNotEqualTo(hash);
        assertThat(appointment(check(Map.of("summary", "a;", "details", "b"))).contentHash())
                .isNotEqualTo(appointment(check(Map.of("summary", "a", "details", ";b")))
                        .contentHash());
    }

    private static CheckedRow check(String field, String value) {
        return check(Map.of(field, value));
    }

    private static CheckedRow check(Map<String, String> changes) {
        return new RowRules(TWO).check(row(changes, List.of()));
    }

    private static AppointmentRow row(Map<String, String> changes, List<FeedRow> people) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "id", "A1", "practice", "harbor", "patientId", "P1", "calendarId", "main", "date", "2026-11-30 09:15"));
        fields.putAll(changes);
        fields.values().removeIf(String::isEmpty);
        return new AppointmentRow(new FeedRow("appointments", 1, 2, fields, null), people, Map.of());
    }

    private static Patient patient(CheckedRow checked) {
        return Objects.requireNonNull(checked.visit()).patient();
    }

    private static Appointment appointment(CheckedRow checked) {
        return Objects.requireNonNull(checked.visit()).appointment();
    }
}
