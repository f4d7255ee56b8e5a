package io.nightrounds.campaign.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The text of one channel in one language as a job file has it; fields stand in double braces.
 *
 * @param subject for channels that have one; null leaves it out
 * @param format of the body
 * @param requires what it must name; all of it unless the file says otherwise
 * @param allow tiers that may stand here although the channel is not meant for them
 * @param maxSegments the parts a text message may take before {@code validate} warns
 */
public record Template(
        @Nullable String subject, String body, Format format, Set<Need> requires, Set<Tier> allow, int maxSegments) {
    private static final int SEGMENTS = 2;

    public Template {
        requires = Set.copyOf(requires);
        allow = Set.copyOf(allow);
    }

    /** A text without any rules of its own. */
    public Template(@Nullable String subject, String body) {
        this(subject, body, Format.TEXT, Need.ALL, Set.of(), SEGMENTS);
    }

    @JsonCreator
    static Template bound(
            @Nullable String subject,
            String body,
            @Nullable Format format,
            @Nullable Set<Need> requires,
            @Nullable Set<Tier> allow,
            @Nullable Integer maxSegments) {
        return new Template(
                subject,
                body,
                format == null ? Format.TEXT : format,
                requires == null ? Need.ALL : requires,
                allow == null ? Set.of() : allow,
                maxSegments == null ? SEGMENTS : maxSegments);
    }

    /** SHA-256 of the wording, hex: two texts of one version say the same. */
    public String version() {
        return DigestUtils.sha256Hex(String.join("\u0000", format.name(), String.valueOf(subject), body));
    }
}
