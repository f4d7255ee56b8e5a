package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import java.time.Instant;

/**
 * A further way for a touch, taken only when the one before it has failed for certain.
 *
 * @param recipient E.164 number or address
 * @param language the language of the template used, which may be a fallback
 * @param notBefore when it may first go out on this way
 * @param notAfter before when it must have gone out on this way
 */
public record PlannedWay(Channel channel, String recipient, String language, Instant notBefore, Instant notAfter) {}
