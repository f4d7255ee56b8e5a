package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.NO_CHANNEL;
import static io.nightrounds.campaign.SuppressionReason.NO_CONSENT;
import static io.nightrounds.campaign.SuppressionReason.NO_CONTACT;
import static io.nightrounds.campaign.SuppressionReason.NO_GUARDIAN;
import static io.nightrounds.campaign.SuppressionReason.NO_TEMPLATE;
import static io.nightrounds.campaign.SuppressionReason.NUMBER_FAILED;
import static io.nightrounds.campaign.SuppressionReason.NUMBER_OPTED_OUT;
import static io.nightrounds.campaign.SuppressionReason.OPTED_OUT;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.who.GuardianRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a patient is reached and in which language. */
sealed interface Addressing {
    String TO_GUARDIAN = "to the guardian";

    /** @param note where it goes to a guardian, or the language is not the patient's own; null where neither */
    record Addressed(
            Channel channel,
            String recipient,
            String language,
            @Nullable String note) implements Addressing {}

    record Unaddressed(SuppressionReason reason, String detail) implements Addressing {}

    /**
     * The ways that nothing forbids, in the patient's order; the first counts unless a rule asks for another. Where
     * there is none, why not.
     */
    static List<Addressing> of(Visit visit, CampaignProperties campaign) {
        GuardianRule rule = campaign.who().guardians();
        return rule.reached(visit.patient(), visit.appointment())
                .map(reached -> of(visit, reached, campaign))
                .orElseGet(() -> none(NO_GUARDIAN, "under " + rule.under() + " on the day of the visit"));
    }

    private static List<Addressing> of(Visit visit, Patient patient, CampaignProperties campaign) {
        List<Channel> wanted = patient.channels().isEmpty() ? campaign.channels() : patient.channels();
        List<Channel> offered = keep(wanted, campaign.channels()::contains);
        if (offered.isEmpty()) {
            return none(NO_CHANNEL, "asked for " + words(wanted) + "; used " + words(campaign.channels()));
        }
        List<Channel> reachable = keep(offered, channel -> patient.contact(channel) != null);
        if (reachable.isEmpty()) {
            return none(
                    NO_CONTACT,
                    "no contact " + (isSelf(visit, patient) ? "" : "of the guardian ") + "on " + words(offered));
        }
        List<Channel> allowed = keep(reachable, channel -> !patient.optOut().contains(channel));
        if (allowed.isEmpty()) {
            return none(OPTED_OUT, "declined " + words(reachable));
        }
        List<Channel> agreed = keep(allowed, channel -> campaign.who().consent().allows(patient, channel));
        if (agreed.isEmpty()) {
            return none(NO_CONSENT, "no consent to " + words(allowed));
        }
        List<Channel> left = keep(agreed, channel -> !visit.closed().isDeclined(patient, channel));
        if (left.isEmpty()) {
            return none(NUMBER_OPTED_OUT, "declined by others on " + words(agreed));
        }
        List<Channel> sound = keep(left, channel -> visit.closed().failed(patient, channel) == null);
        return sound.isEmpty()
                ? none(NUMBER_FAILED, failures(visit, patient, left))
                : sound.stream()
                        .map(channel -> inLanguage(channel, visit, patient, campaign))
                        .toList();
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? (one == null ? other : one) : one + "; " + other;
    }

    /** The channel whose window counts: its own, or the campaign's first where there is no way at all. */
    default Channel timedBy(CampaignProperties campaign) {
        return this instanceof Addressed addressed
                ? addressed.channel()
                : campaign.channels().get(0);
    }

    private static List<Addressing> none(SuppressionReason reason, String detail) {
        return List.of(new Unaddressed(reason, detail));
    }

    private static String failures(Visit visit, Patient patient, List<Channel> channels) {
        return channels.stream()
                .map(channel -> channel.word() + " failed on "
                        + Objects.requireNonNull(visit.closed().failed(patient, channel))
                                .atZone(visit.practice().zone())
                                .toLocalDate())
                .collect(Collectors.joining(", "));
    }

    private static boolean isSelf(Visit visit, Patient reached) {
        return reached.equals(visit.patient());
    }

    private static Addressing inLanguage(Channel channel, Visit visit, Patient patient, CampaignProperties campaign) {
        String wanted = patient.language();
        String ours = visit.practice().language();
        List<String> written = campaign.languages(channel);
        Optional<String> own = wanted == null ? Optional.empty() : matching(wanted, written);
        Optional<String> language = own.or(() -> matching(ours, written)).or(() -> only(written));
        if (language.isEmpty()) {
            return new Unaddressed(
                    NO_TEMPLATE,
                    channel.word() + " text wanted in " + (wanted == null ? "" : wanted + " or ") + ours
                            + "; there are " + String.join(", ", written));
        }
        String fallback = wanted == null || own.isPresent()
                ? null
                : "no " + channel.word() + " text in " + wanted + ": " + language.get() + " used";
        String recipient = Objects.requireNonNull(patient.contact(channel));
        return new Addressed(
                channel, recipient, language.get(), joined(isSelf(visit, patient) ? null : TO_GUARDIAN, fallback));
    }

    /** A text in {@code en} also serves whoever asks for {@code en-GB}; not the other way round. */
    private static Optional<String> matching(String wanted, List<String> written) {
        for (String tag = wanted; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            Optional<String> found =
                    written.stream().filter(tag::equalsIgnoreCase).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> only(List<String> written) {
        return written.size() == 1 ? Optional.of(written.get(0)) : Optional.empty();
    }

    private static List<Channel> keep(List<Channel> channels, Predicate<Channel> which) {
        return channels.stream().filter(which).toList();
    }

    private static String words(List<Channel> channels) {
        return channels.stream().map(Channel::word).collect(Collectors.joining(", "));
    }
}
