package io.nightrounds.provider.updox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.provider.Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private final CalendarFile calendar = new CalendarFile(Samples.CLOCK);

    @Test
    void saysWhenAndWhereAndNoMoreThanTheMessage() {
        assertThat(text(Samples.appointment("a-1")))
                .contains("DTSTART;TZID=Europe/London:20260701T093000\r\n")
                .contains("DTEND;TZID=Europe/London:20260701T100000\r\n")
                .contains("DTSTAMP:20261122T020000Z\r\n")
                .contains("SUMMARY:Your visit\r\n", "LOCATION:Thames Dental\r\n")
                .doesNotContain("Check-up", "Bring the card", "p-7", "a-1");
    }

    @Test
    void leavesTheEndOutWhereTheLengthIsNotKnown() {
        assertThat(text(Samples.bareAppointment("a-1"))).contains("DTSTART").doesNotContain("DTEND");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:30:00Z, Europe/London",
        "2026-12-01T08:30:00Z, Europe/London",
        "2026-10-25T00:30:00Z, Europe/London",
        "2026-03-08T15:00:00Z, America/New_York",
        "2026-11-01T14:00:00Z, America/New_York",
        "2027-01-15T09:00:00Z, Europe/Stockholm",
        "2026-07-01T03:15:00Z, Asia/Kathmandu",
        "2026-07-01T03:15:00Z, UTC"
    })
    void isReadAsTheSameMoment(Instant start, ZoneId zone) throws Exception {
        byte[] file = calendar.of(Samples.message(Channel.DIRECT, at(start, zone), null, null));
        VEvent event = new CalendarBuilder()
                .build(new ByteArrayInputStream(file))
                .<VEvent>getComponent("VEVENT")
                .orElseThrow();
        DtStart<Temporal> read = event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
        assertThat(Instant.from(read.getDate())).isEqualTo(start);
    }

    @Test
    void bringsTheRulesOfItsZoneOfThatYearOnly() {
        assertThat(text(Samples.appointment("a-1")))
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n")
                .contains("TZOFFSETTO:+0100", "TZOFFSETTO:+0000", "BYMONTH=3", "BYMONTH=10")
                .hasSizeLessThan(1200);
    }

    @Test
    void keepsItsIdentityOverAllRemindersOfAnAppointment() {
        assertThat(uid(Samples.appointment("a-1"))).isEqualTo(uid(Samples.bareAppointment("a-1")));
        assertThat(uid(Samples.appointment("a-1"))).isNotEqualTo(uid(Samples.appointment("a-2")));
    }

    private String uid(Appointment appointment) {
        return text(appointment)
                .lines()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    private String text(Appointment appointment) {
        return new String(
                calendar.of(Samples.message(Channel.DIRECT, appointment, null, null)), StandardCharsets.UTF_8);
    }

    private static Appointment at(Instant start, ZoneId zone) {
        Appointment known = Samples.appointment("a-1");
        return new Appointment(
                known.key(),
                known.patientId(),
                start,
                zone,
                30,
                known.calendarId(),
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                "hash");
    }
}
