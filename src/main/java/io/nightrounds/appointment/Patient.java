package io.nightrounds.appointment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be reminded. Contacts are either usable or null: a number is E.164 ({@code +16175550100}), an address has
 * one {@code @}.
 *
 * @param gender as the source writes it, for vendors that ask for it
 * @param language BCP 47 language the patient chose; null means the practice's
 * @param zone the patient's own IANA zone, for sending windows; null means the practice's, and
 *     {@link #UNKNOWN_ZONE} that one is stated and not known
 * @param channels the patient's order of preference; empty means the campaign's order
 * @param optOut the channels the patient declined; all four for {@code all}
 * @param consent the channels the patient agreed to; null where nothing is stated, and empty where agreement is denied
 * @param doNotContact whether nothing at all may be sent, whatever else is stated
 */
public record Patient(
        PatientKey key,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        boolean deceased,
        @Nullable String language,
        @Nullable ZoneId zone,
        @Nullable String mobile,
        @Nullable String landline,
        @Nullable String email,
        @Nullable String directAddress,
        List<Channel> channels,
        Set<Channel> optOut,
        @Nullable Set<Channel> consent,
        boolean doNotContact,
        Guardian guardian) {

    /** The zone of a patient who states one that is not known: no country lies there, so nothing is sent by it. */
    public static final ZoneId UNKNOWN_ZONE = ZoneOffset.MAX;

    public Patient {
        channels = List.copyOf(channels);
        optOut = Set.copyOf(optOut);
        consent = consent == null ? null : Set.copyOf(consent);
    }

    /** A patient of whom no consent is stated and no guardian named. */
    public Patient(
            PatientKey key,
            @Nullable String firstName,
            @Nullable String middleName,
            @Nullable String lastName,
            @Nullable LocalDate dateOfBirth,
            @Nullable String gender,
            boolean deceased,
            @Nullable String language,
            @Nullable ZoneId zone,
            @Nullable String mobile,
            @Nullable String landline,
            @Nullable String email,
            @Nullable String directAddress,
            List<Channel> channels,
            Set<Channel> optOut) {
        this(
                key,
                firstName,
                middleName,
                lastName,
                dateOfBirth,
                gender,
                deceased,
                language,
                zone,
                mobile,
                landline,
                email,
                directAddress,
                channels,
                optOut,
                null,
                false,
                Guardian.NONE);
    }

    /** The same patient, reached where the guardian is. */
    public Patient throughGuardian() {
        return new Patient(
                key,
                firstName,
                middleName,
                lastName,
                dateOfBirth,
                gender,
                deceased,
                language,
                zone,
                guardian.mobile(),
                guardian.landline(),
                guardian.email(),
                null,
                channels,
                optOut,
                consent,
                doNotContact,
                guardian);
    }

    /** Where this channel reaches the patient; null where it does not. */
    public @Nullable String contact(Channel channel) {
        return switch (channel) {
            case SMS -> mobile;
            case VOICE -> landline != null ? landline : mobile;
            case EMAIL -> email;
            case DIRECT -> directAddress;
        };
    }
}
