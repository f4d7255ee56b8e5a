package io.nightrounds.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Practice;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.cadence.Outside;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.SendingWindow;
import io.nightrounds.campaign.cadence.Touch;
import io.nightrounds.campaign.cadence.WindowProperties;
import io.nightrounds.campaign.text.Template;
import io.nightrounds.campaign.who.WhoProperties;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of the job file.
 *
 * @param channels the channels it uses, in the order for patients who state no preference
 * @param window when patients may be reached, in the patient's zone, or in the practice's where none is known; null
 *     leaves the hours to {@link WindowDefaults}
 * @param windows what is different for single channels
 * @param touches its reminders by name, in the file's order
 * @param templates its texts by language (BCP 47), then by channel; every channel has one in some language
 * @param fallback what becomes of a reminder whose channel has failed for certain
 * @param requireSync whether only appointments that AppointmentsSync accepted are reminded of; applied when sending
 * @param who whom it is for
 * @param group whose visits of a day one message may tell together, where its text can tell of several
 */
public record CampaignProperties(
        List<Channel> channels,
        @Nullable WindowProperties window,
        @Nullable Map<Channel, WindowProperties> windows,
        Map<String, Touch> touches,
        Map<String, Map<Channel, Template>> templates,
        Fallback fallback,
        boolean requireSync,
        WhoProperties who,
        Grouping group) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LANGUAGE = 35;

    public CampaignProperties {
        channels = List.copyOf(channels);
        windows = windows == null ? Map.of() : Map.copyOf(windows);
        touches = inOrder(touches);
        templates = inOrder(templates);
        touches.keySet().forEach(name -> checkName("touch", name));
        templates.keySet().forEach(CampaignProperties::checkLanguage);
        for (Channel channel : channels) {
            checkText(channel, templates);
        }
    }

    @JsonCreator
    static CampaignProperties bound(
            List<Channel> channels,
            @Nullable WindowProperties window,
            @Nullable Map<Channel, WindowProperties> windows,
            Map<String, Touch> touches,
            Map<String, Map<Channel, Template>> templates,
            @Nullable Fallback fallback,
            @Nullable Boolean requireSync,
            @Nullable WhoProperties who,
            @Nullable Grouping group) {
        return new CampaignProperties(
                channels,
                window,
                windows,
                touches,
                templates,
                fallback == null ? Fallback.NEXT_CHANNEL : fallback,
                requireSync == null || requireSync,
                who == null ? WhoProperties.DEFAULT : who,
                group == null ? Grouping.PATIENT : group);
    }

    /** The languages in which that channel has a text, in the file's order. */
    public List<String> languages(Channel channel) {
        List<String> languages = new ArrayList<>();
        templates.forEach((language, texts) -> {
            if (texts.containsKey(channel)) {
                languages.add(language);
            }
        });
        return languages;
    }

    /**
     * When that channel may be used for patients of that practice.
     *
     * @throws IllegalStateException where neither the campaign nor the practice's region gives hours
     */
    public SendingWindow window(Channel channel, Practice practice) {
        WindowProperties written = written(channel);
        return (written.hasHours() ? written : written.over(WindowDefaults.of(channel, practice)))
                .window(practice.holidays());
    }

    /** What becomes of a touch that falls outside the channel's window. */
    Outside outside(Channel channel) {
        return written(channel).rule();
    }

    /** A channel for which neither the campaign nor the practice's region gives hours. */
    Optional<Channel> withoutHours(Practice practice) {
        return WindowDefaults.exist(practice)
                ? Optional.empty()
                : channels.stream()
                        .filter(channel -> !written(channel).hasHours())
                        .findFirst();
    }

    /** The touch before the visit whose time comes before that of the other. */
    Optional<RelativeTouch> before(RelativeTouch other, Instant start, ZoneId clinic) {
        Comparator<RelativeTouch> byTime = Comparator.comparing(touch -> touch.nominal(start, clinic));
        return other.occasion() != Occasion.BEFORE
                ? Optional.empty()
                : touches.values().stream()
                        .filter(touch -> touch.occasion() == Occasion.BEFORE)
                        .map(RelativeTouch.class::cast)
                        .filter(touch -> byTime.compare(touch, other) < 0)
                        .max(byTime);
    }

    private WindowProperties written(Channel channel) {
        WindowProperties all = window == null ? WindowProperties.NONE : window;
        return windows == null
                ? all
                : windows.getOrDefault(channel, WindowProperties.NONE).over(all);
    }

    static void checkName(String kind, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The " + kind + " name '" + name + "' has " + name.length()
                    + " characters. It must have 1 to " + LONGEST_NAME + ".");
        }
    }

    private static void checkLanguage(String language) {
        try {
            new Locale.Builder().setLanguageTag(language);
        } catch (IllformedLocaleException e) {
            throw noLanguage(language);
        }
        if (language.isBlank() || language.length() > LONGEST_LANGUAGE) {
            throw noLanguage(language);
        }
    }

    private static IllegalArgumentException noLanguage(String language) {
        return new IllegalArgumentException(
                "'" + language + "' is no language tag (BCP 47). Write one such as en, sv or pt-BR.");
    }

    private static void checkText(Channel channel, Map<String, Map<Channel, Template>> templates) {
        if (templates.values().stream().noneMatch(texts -> texts.containsKey(channel))) {
            throw new IllegalArgumentException("Channel '" + channel.word()
                    + "' has no text in any language. Add one under templates, or take the channel out of channels.");
        }
    }

    private static <V> Map<String, V> inOrder(Map<String, V> given) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
