package io.nightrounds.provider;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.jobfile.EnvironmentSecrets;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One visit and its messages; secrets that would be noticed anywhere. */
public final class Samples {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
    public static final String CANARY_ONE = "canary-one-5ecret";
    public static final String CANARY_TWO = "canary-two-5ecret";
    public static final Secrets SECRETS =
            new EnvironmentSecrets(Map.of("ONE", CANARY_ONE, "TWO", CANARY_TWO, "DEMO", Sandbox.DEMO_KEY));

    private Samples() {}

    public static Appointment appointment(String id) {
        return new Appointment(
                new AppointmentKey("thames", id),
                "p-7",
                Instant.parse("2026-07-01T08:30:00Z"),
                ZoneId.of("Europe/London"),
                30,
                "main",
                "check-up",
                "room-2",
                "Check-up",
                "Bring the card",
                false,
                false,
                "old-" + id,
                6543L,
                "hash");
    }

    /** The least a source can know about a visit. */
    public static Appointment bareAppointment(String id) {
        return new Appointment(
                new AppointmentKey("thames", id),
                "p-7",
                Instant.parse("2026-12-01T08:30:00Z"),
                ZoneId.of("Europe/London"),
                null,
                "main",
                null,
                null,
                null,
                null,
                true,
                false,
                null,
                null,
                "hash");
    }

    public static OutboundMessage message(Channel channel, @Nullable Instant sendAt) {
        return message(channel, appointment("a-1"), sendAt, null);
    }

    public static OutboundMessage message(
            Channel channel, Appointment appointment, @Nullable Instant sendAt, @Nullable ZoneId patientZone) {
        Patient patient = patient(patientZone);
        return new OutboundMessage(
                new AttemptKey(4711, 1),
                new Practice("Thames Dental", ZoneId.of("Europe/London"), "GB", "en", null),
                appointment,
                patient,
                channel,
                String.valueOf(patient.contact(channel)),
                channel == Channel.EMAIL || channel == Channel.DIRECT ? "Your visit" : null,
                "See you on 1 July at 09:30, Josephine.",
                sendAt,
                List.of());
    }

    private static Patient patient(@Nullable ZoneId zone) {
        return new Patient(
                new PatientKey("thames", "p-7"),
                "Josephine",
                null,
                "Testperson",
                LocalDate.of(1990, 10, 10),
                "F",
                false,
                "en",
                zone,
                "+447700900123",
                null,
                "jo@example.org",
                "jo@direct.example.org",
                List.of(),
                Set.of());
    }

    public static Answered answered(int status, String body) {
        return new Answered(status, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The object in an answer of a vendor, for those who read its meaning. */
    public static Answer answer(String body) {
        return Answer.of(answered(200, body), Redaction.of()).orElseThrow();
    }

    public static Answered xml(int status, String body) {
        return new Answered(status, "application/xml; charset=utf-8", null, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer cut off after every byte but the last. */
    public static Stream<Answered> cutOff(String body) {
        return IntStream.range(0, body.length()).mapToObj(length -> answered(200, body.substring(0, length)));
    }

    /** An XML answer cut off after every byte but the last. */
    public static Stream<Answered> cutOffXml(String body) {
        return IntStream.range(0, body.length()).mapToObj(length -> xml(200, body.substring(0, length)));
    }
}
