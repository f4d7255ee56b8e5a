package io.nightrounds.campaign.text;

import static io.nightrounds.campaign.text.Need.DATE;
import static io.nightrounds.campaign.text.Need.PRACTICE;
import static io.nightrounds.campaign.text.Need.TIME;
import static io.nightrounds.campaign.text.Tier.OPEN;
import static io.nightrounds.campaign.text.Tier.PERSONAL;
import static io.nightrounds.campaign.text.Tier.SENSITIVE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a text may name. A value that is not known is an empty text. */
public enum MessageField {
    FIRST_NAME("patient.firstName", OPEN),
    LAST_NAME("patient.lastName", PERSONAL),
    LANGUAGE("patient.language", OPEN),
    ID("appointment.id", OPEN),
    /** With the year: 24 novembre 2026. */
    DATED("appointment.date", OPEN, DATE),
    /** Without it: 24 novembre. */
    DAY("appointment.day", OPEN, DATE),
    WEEKDAY("appointment.weekday", OPEN),
    /** As people write it there: 2:30 PM in Boston, 14:30 in London. */
    TIMED("appointment.time", OPEN, TIME),
    TIME_12("appointment.time12", OPEN, TIME),
    TIME_24("appointment.time24", OPEN, TIME),
    MINUTES("appointment.minutes", OPEN),
    LOCATION("appointment.location", PERSONAL),
    TYPE("appointment.type", SENSITIVE),
    SUMMARY("appointment.summary", SENSITIVE),
    DETAILS("appointment.details", SENSITIVE),
    PRACTICE_NAME("practice.name", OPEN, PRACTICE),
    PHONE("practice.phone", OPEN),
    /** How many visits the message is about. */
    COUNT("count", OPEN);

    private final String path;
    private final Tier tier;
    private final @Nullable Need need;

    MessageField(String path, Tier tier) {
        this(path, tier, null);
    }

    MessageField(String path, Tier tier, @Nullable Need need) {
        this.path = path;
        this.tier = tier;
        this.need = need;
    }

    /** As it stands between the braces. */
    public String path() {
        return path;
    }

    String written() {
        return "{{" + path + "}}";
    }

    Tier tier() {
        return tier;
    }

    @Nullable
    Need meets() {
        return need;
    }

    static Optional<MessageField> of(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(MessageField::path).toList();
    }
}
