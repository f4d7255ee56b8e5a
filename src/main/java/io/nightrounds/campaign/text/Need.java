package io.nightrounds.campaign.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reminder must say to be one, unless its template says otherwise. */
public enum Need {
    DATE,
    TIME,
    PRACTICE;

    static final Set<Need> ALL = EnumSet.allOf(Need.class);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields of which one is enough, as a template writes them. */
    String fields() {
        return Arrays.stream(MessageField.values())
                .filter(field -> field.meets() == this)
                .map(MessageField::written)
                .collect(Collectors.joining(" or "));
    }
}
