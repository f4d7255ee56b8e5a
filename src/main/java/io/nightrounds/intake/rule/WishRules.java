package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Channel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a patient wishes to get and what not. Whatever cannot be understood is taken for the stricter of its meanings.
 */
final class WishRules {
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[|,;]\\s*");

    private WishRules() {}

    static String[] words(Value value) {
        return SEPARATORS.split(value.text());
    }

    static List<Channel> channels(Reading reading) {
        List<Channel> channels = new ArrayList<>();
        Value value = reading.first("channels");
        if (value == null) {
            return channels;
        }
        for (String word : words(value)) {
            Channel channel = Channel.of(word).orElse(null);
            if (channel == null && !word.isBlank()) {
                reading.drop(
                        value, "has a word that is no channel", "Write sms, voice, email or direct, with | between.");
            } else if (channel != null && !channels.contains(channel)) {
                channels.add(channel);
            }
        }
        return channels;
    }

    static Set<Channel> optOut(Reading reading) {
        Set<Channel> declined = EnumSet.noneOf(Channel.class);
        for (Value value : reading.all(Field.OPT_OUT)) {
            for (String word : words(value)) {
                declined.addAll(declined(reading, value, word));
            }
        }
        return declined;
    }

    /** Somebody wrote something: until it is known what, nothing is sent. */
    private static Set<Channel> declined(Reading reading, Value value, String word) {
        if (word.isBlank()) {
            return Set.of();
        }
        if (!word.equalsIgnoreCase("all") && Channel.of(word).isEmpty()) {
            reading.drop(
                    value,
                    "has a word that is no channel; taken as an opt-out of all",
                    "Write all, or sms, voice, email or direct with | between. The patient gets nothing until then.");
        }
        return Channel.of(word).map(Set::of).orElse(EnumSet.allOf(Channel.class));
    }

    /** What all rows that say anything agree on; null where none does, and empty where one denies it. */
    static @Nullable Set<Channel> consent(Reading reading) {
        Set<Channel> given = null;
        for (Value value : reading.all(Field.CONSENT)) {
            Set<Channel> here = agreed(reading, value);
            given = given == null ? EnumSet.allOf(Channel.class) : given;
            given.retainAll(here);
        }
        return given;
    }

    private static Set<Channel> agreed(Reading reading, Value value) {
        Set<Channel> agreed = EnumSet.noneOf(Channel.class);
        for (String word : words(value)) {
            Boolean answer = word.equalsIgnoreCase("all") ? Boolean.TRUE : Reading.yesOrNo(word);
            if (Boolean.TRUE.equals(answer)) {
                agreed.addAll(EnumSet.allOf(Channel.class));
            }
            Channel.of(word).ifPresent(agreed::add);
            boolean none = word.isBlank() || word.equalsIgnoreCase("none");
            if (answer == null && !none && Channel.of(word).isEmpty()) {
                reading.drop(
                        value,
                        "has a word that is no channel; taken as no consent",
                        "Write all, none, or sms, voice, email or direct with | between.");
            }
        }
        return agreed;
    }

    /** Any row's yes holds, and so does whatever is not a no. */
    static boolean doNotContact(Reading reading) {
        boolean asked = false;
        for (Value value : reading.all(Field.DO_NOT_CONTACT)) {
            for (String word : words(value)) {
                Boolean answer = Reading.yesOrNo(word);
                if (answer == null && !word.isBlank()) {
                    reading.drop(
                            value,
                            "is neither true nor false; taken as a wish not to be contacted",
                            "Write true or false. The patient gets nothing until then.");
                }
                asked |= !word.isBlank() && !Boolean.FALSE.equals(answer);
            }
        }
        return asked;
    }
}
