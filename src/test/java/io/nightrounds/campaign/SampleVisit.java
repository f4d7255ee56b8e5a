package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Guardian;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import io.nightrounds.campaign.who.DeclinedContacts.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a visit of Ann Doe at a Boston practice; a test says only what matters to it. */
final class SampleVisit {
    static final ZoneId BOSTON = ZoneId.of("America/New_York");

    private ZoneId clinic = BOSTON;
    private String region = "US";
    private String practiceLanguage = "en";
    private @Nullable String phone = "+16175550100";
    private String start = "2026-06-10T10:00";
    private boolean cancelled;
    private boolean blocked;
    private boolean deceased;
    private String firstName = "Ann";
    private @Nullable String language;
    private @Nullable ZoneId zone;
    private @Nullable String mobile = "+16175550101";
    private @Nullable String landline;
    private @Nullable String email = "ann@example.org";
    private List<Channel> channels = List.of();
    private Set<Channel> optOut = EnumSet.noneOf(Channel.class);
    private Set<Channel> declinedByOthers = EnumSet.noneOf(Channel.class);
    private @Nullable Set<Channel> consent;
    private boolean doNotContact;
    private Guardian guardian = Guardian.NONE;
    private @Nullable LocalDate born;
    private final Map<Channel, Instant> failed = new EnumMap<>(Channel.class);
    private String practice = "harbor";
    private @Nullable String location = "room-4";
    private String calendar = "main";
    private @Nullable String type;
    private @Nullable String summary;
    private Set<LocalDate> holidays = Set.of();
    private VisitHistory history = VisitHistory.NONE;
    private @Nullable String oldId;
    private @Nullable String direct;
    private String id = "a-1";
    private String patientId = "p-1";

    static SampleVisit visit() {
        return new SampleVisit();
    }

    SampleVisit known(String visitId, String aPatientId) {
        id = visitId;
        patientId = aPatientId;
        return this;
    }

    SampleVisit at(String localStart) {
        start = localStart;
        return this;
    }

    SampleVisit clinic(String zone, String inRegion, String speaking) {
        clinic = ZoneId.of(zone);
        region = inRegion;
        practiceLanguage = speaking;
        return this;
    }

    SampleVisit withoutPhone() {
        phone = null;
        return this;
    }

    SampleVisit cancelled() {
        cancelled = true;
        return this;
    }

    SampleVisit blocked() {
        blocked = true;
        return this;
    }

    SampleVisit deceased() {
        deceased = true;
        return this;
    }

    SampleVisit named(String name) {
        firstName = name;
        return this;
    }

    SampleVisit speaking(String tag) {
        language = tag;
        return this;
    }

    SampleVisit livingIn(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    SampleVisit contacts(@Nullable String aMobile, @Nullable String aLandline, @Nullable String anEmail) {
        mobile = aMobile;
        landline = aLandline;
        email = anEmail;
        return this;
    }

    SampleVisit prefers(Channel... order) {
        channels = List.of(order);
        return this;
    }

    SampleVisit declines(Channel... declined) {
        optOut = Set.copyOf(Arrays.asList(declined));
        return this;
    }

    SampleVisit declinedByOthers(Channel... declined) {
        declinedByOthers = Set.copyOf(Arrays.asList(declined));
        return this;
    }

    /** Nothing said where null. */
    SampleVisit agreesTo(Channel @Nullable ... channels) {
        consent = channels == null ? null : Set.copyOf(Arrays.asList(channels));
        return this;
    }

    SampleVisit doNotContact() {
        doNotContact = true;
        return this;
    }

    SampleVisit born(LocalDate date) {
        born = date;
        return this;
    }

    SampleVisit guardian(@Nullable String aMobile, @Nullable String aLandline, @Nullable String anEmail) {
        guardian = new Guardian(aMobile, aLandline, anEmail);
        return this;
    }

    SampleVisit failed(Channel channel, String when) {
        failed.put(channel, Instant.parse(when));
        return this;
    }

    SampleVisit of(String aPractice, @Nullable String aLocation, String aCalendar) {
        practice = aPractice;
        location = aLocation;
        calendar = aCalendar;
        return this;
    }

    SampleVisit about(@Nullable String aType, @Nullable String aSummary) {
        type = aType;
        summary = aSummary;
        return this;
    }

    SampleVisit livingIn(ZoneId aZone) {
        zone = aZone;
        return this;
    }

    SampleVisit closedOn(Set<LocalDate> dates) {
        holidays = dates;
        return this;
    }

    SampleVisit with(VisitHistory aHistory) {
        history = aHistory;
        return this;
    }

    SampleVisit renumbered() {
        oldId = "a-0";
        return this;
    }

    SampleVisit direct(@Nullable String address) {
        direct = address;
        return this;
    }

    Instant start() {
        return LocalDateTime.parse(start).atZone(clinic).toInstant();
    }

    Appointment appointment() {
        return new Appointment(
                new AppointmentKey(practice, id),
                patientId,
                start(),
                clinic,
                30,
                calendar,
                type,
                location,
                summary,
                null,
                cancelled,
                blocked,
                oldId,
                null,
                "hash");
    }

    Patient patient() {
        return new Patient(
                new PatientKey(practice, patientId),
                firstName,
                null,
                "Doe",
                born,
                null,
                deceased,
                language,
                zone,
                mobile,
                landline,
                email,
                direct,
                channels,
                optOut,
                consent,
                doNotContact,
                guardian);
    }

    Practice practice() {
        return new Practice("Harbor Family Practice", clinic, region, practiceLanguage, phone, holidays);
    }

    Visit build() {
        return new Visit(appointment(), patient(), practice(), closed(), history);
    }

    /** Of the contacts that are used: the guardian's, where there is one. */
    private Closed closed() {
        Patient reached = guardian.isKnown() ? patient().throughGuardian() : patient();
        Set<Contact> declined = new HashSet<>();
        declinedByOthers.forEach(channel -> declined.add(new Contact(channel, contact(reached, channel))));
        Map<Contact, Instant> bad = new HashMap<>();
        failed.forEach((channel, when) -> bad.put(new Contact(channel, contact(reached, channel)), when));
        return new Closed(declined, bad);
    }

    private static String contact(Patient reached, Channel channel) {
        String contact = reached.contact(channel);
        return contact == null ? "none" : contact;
    }
}
