package io.nightrounds.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.text.Template;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of the job file.
 *
 * @param channels the channels it uses, in the order for patients who state no preference
 * @param window when patients may be reached, in the patient's zone, or in the practice's where none is known
 * @param touches its reminders by name, in the file's order
 * @param templates its texts by language (BCP 47), then by channel; every channel has one in some language
 * @param requireSync whether only appointments that AppointmentsSync accepted are reminded of; applied when sending
 */
public record CampaignProperties(
        List<Channel> channels,
        Window window,
        Map<String, Touch> touches,
        Map<String, Map<Channel, Template>> templates,
        boolean requireSync) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LANGUAGE = 35;

    public CampaignProperties {
        channels = List.copyOf(channels);
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
            Window window,
            Map<String, Touch> touches,
            Map<String, Map<Channel, Template>> templates,
            @Nullable Boolean requireSync) {
        return new CampaignProperties(channels, window, touches, templates, requireSync == null || requireSync);
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
     * Hours of the day, written {@code "08:00"}.
     *
     * @param to the first minute after the window, at most {@code "24:00"}
     */
    public record Window(String from, String to) {
        private static final String END_OF_DAY = "24:00";

        public Window {
            new SendingWindow(time(from), until(to));
        }

        public SendingWindow hours() {
            return new SendingWindow(time(from), until(to));
        }

        private static LocalTime until(String to) {
            return END_OF_DAY.equals(to) ? LocalTime.MIDNIGHT : time(to);
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no time of day. Write one such as \"08:00\"; only to: may be \"24:00\".");
            }
        }
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
