package io.nightrounds.appointment;

import java.util.Locale;
import java.util.Optional;

/** A way to reach a patient. In files and reports it is written in lower case: {@code sms|voice|email|direct}. */
public enum Channel {
    /** A text message to the mobile number. */
    SMS,
    /** A call to the landline, or to the mobile number where there is none. */
    VOICE,
    /** A mail to the e-mail address. */
    EMAIL,
    /** A Direct (secure health mail) message to the patient's direct address. */
    DIRECT;

    /** The channel of that word in any case; empty where there is none of that name. */
    public static Optional<Channel> of(String word) {
        for (Channel channel : values()) {
            if (channel.name().equalsIgnoreCase(word.strip())) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /** The word for files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
