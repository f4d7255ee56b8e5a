package io.nightrounds.provider.updox;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.dispatch.OutboundMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a message as a calendar file (RFC 5545): begin and end on the clinic's own clock with the rules of its
 * zone, or in UTC where no rules are known for it. It says no more of the visit than the message does: the subject, the
 * practice and the time, neither the appointment's summary nor its details.
 */
final class CalendarFile {
    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    private final Clock clock;

    CalendarFile(Clock clock) {
        this.clock = clock;
    }

    byte[] of(OutboundMessage message) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Nightrounds//Nightrounds//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        TimeZone rules = rules(message.appointment());
        if (rules != null) {
            calendar.add(rulesOfThatYear(rules, message.appointment().localStart()));
        }
        for (Appointment visit : message.appointments()) {
            boolean inThatZone = visit.zone().equals(message.appointment().zone());
            calendar.add(event(message, visit, rules != null && inThatZone));
        }
        return bytes(calendar);
    }

    private VEvent event(OutboundMessage message, Appointment appointment, boolean inItsZone) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid(appointment)));
        event.add(new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        ZonedDateTime start = appointment.localStart();
        event.add(inItsZone ? new DtStart<>(start) : new DtStart<>(start.toInstant()));
        Integer minutes = appointment.minutes();
        if (minutes != null) {
            ZonedDateTime end = start.plusMinutes(minutes);
            event.add(inItsZone ? new DtEnd<>(end) : new DtEnd<>(end.toInstant()));
        }
        String subject = message.subject();
        event.add(new Summary(subject == null ? message.practice().name() : subject));
        event.add(new Location(message.practice().name()));
        return event;
    }

    /** The same for every reminder of an appointment, so that calendars replace it, and readable by nobody. */
    private static String uid(Appointment appointment) {
        String key = appointment.key().practice() + "\u0000" + appointment.key().id();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@nightrounds";
    }

    private @Nullable TimeZone rules(Appointment appointment) {
        return zones.getTimeZone(appointment.zone().getId());
    }

    /**
     * The rules in force at the visit, a day later and half a year later: the library's are of all years since clocks
     * were set.
     */
    private static VTimeZone rulesOfThatYear(TimeZone rules, ZonedDateTime visit) {
        VTimeZone all = rules.getVTimeZone();
        Set<Observance> ofThatYear = new LinkedHashSet<>();
        for (ZonedDateTime moment : List.of(visit, visit.plusDays(1), visit.plusMonths(6))) {
            ofThatYear.add(all.getApplicableObservance(moment.toOffsetDateTime()));
        }
        VTimeZone few = new VTimeZone(new ComponentList<>(new ArrayList<>(ofThatYear)));
        few.add(new TzId(rules.getID()));
        return few;
    }

    private static byte[] bytes(Calendar calendar) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
