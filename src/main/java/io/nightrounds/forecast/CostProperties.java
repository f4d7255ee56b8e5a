package io.nightrounds.forecast;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.JobSection;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The job file's {@code costs} section. A channel without a price costs nothing.
 *
 * @param currency ISO 4217 code; null where no costs are stated
 * @param sms price of one part (segment) of a text message
 * @param voice price of one call
 * @param email price of one e-mail
 * @param direct price of one Direct message
 * @param cap the most that one run may cost; null for no limit
 */
record CostProperties(
        @Nullable String currency,
        @Nullable BigDecimal sms,
        @Nullable BigDecimal voice,
        @Nullable BigDecimal email,
        @Nullable BigDecimal direct,
        @Nullable BigDecimal cap)
        implements JobSection {

    static final CostProperties NONE = new CostProperties(null, null, null, null, null, null);

    CostProperties {
        if (cap != null && Stream.of(sms, voice, email, direct).allMatch(Objects::isNull)) {
            throw new IllegalArgumentException("costs.cap is " + cap.toPlainString()
                    + ", but no channel has a price, so that no run could reach it. Add a price, such as sms: 0.07.");
        }
    }

    /** The price of one message. @param smsParts how many parts a text message has */
    BigDecimal of(Channel channel, int smsParts) {
        return switch (channel) {
            case SMS -> price(sms).multiply(BigDecimal.valueOf(smsParts));
            case VOICE -> price(voice);
            case EMAIL -> price(email);
            case DIRECT -> price(direct);
        };
    }

    private static BigDecimal price(@Nullable BigDecimal stated) {
        return stated == null ? BigDecimal.ZERO : stated;
    }
}
