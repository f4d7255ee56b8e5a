package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Moments;
import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.OutboundMessage;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The named values of {@link DeliveryLedger}'s statements; {@code now} is among all of them. */
record DeliveryValues(Clock clock) {
    MapSqlParameterSource now() {
        return new MapSqlParameterSource("now", Moments.written(clock.instant()));
    }

    MapSqlParameterSource of(Decision.Suppress suppress) {
        return now().addValue("reminder", suppress.reminder())
                .addValue("reason", suppress.reason().word());
    }

    MapSqlParameterSource of(Portion portion) {
        return now().addValue("run", portion.run())
                .addValue("bucket", portion.share().bucket());
    }

    MapSqlParameterSource of(Decision.EndWay end) {
        return now().addValue("reminder", end.reminder())
                .addValue("way", end.way())
                .addValue("reason", end.reason().word());
    }

    MapSqlParameterSource of(Decision.Defer defer) {
        return now().addValue("reminder", defer.reminder())
                .addValue("reason", defer.deferral().word())
                .addValue("detail", Settlement.fitting(defer.detail(), Settlement.LONGEST_DETAIL));
    }

    /** One row for each reminder that the message tells of. */
    Stream<MapSqlParameterSource> of(long run, OutboundMessage message) {
        return message.attempts().stream().map(attempt -> of(run, message, attempt));
    }

    /** The same with what was asked of the vendor, as a hash. */
    Stream<MapSqlParameterSource> asked(long run, OutboundMessage message) {
        String hash = RequestHash.of(message);
        return of(run, message).map(row -> row.addValue("request_hash", hash));
    }

    private MapSqlParameterSource of(long run, OutboundMessage message, AttemptKey attempt) {
        Instant sendAt = message.sendAt();
        return now().addValue("run", run)
                .addValue("reminder", attempt.reminder())
                .addValue("number", attempt.number())
                .addValue("channel", message.channel().name())
                .addValue("recipient", message.recipient())
                .addValue(
                        "told_with",
                        attempt.equals(message.attempt())
                                ? null
                                : message.attempt().toString())
                .addValue(
                        "scheduled_for",
                        sendAt == null ? null : Moments.written(sendAt),
                        Types.TIMESTAMP_WITH_TIMEZONE);
    }

    MapSqlParameterSource of(Settlement settlement) {
        return now().addValue("reminder", settlement.attempt().reminder())
                .addValue("number", settlement.attempt().number())
                .addValue("state", settlement.state().name())
                .addValue("outcome", settlement.outcome())
                .addValue("reason", settlement.reason())
                .addValue("detail", settlement.detail())
                .addValue("provider_id", settlement.providerId())
                .addValue("next", Moments.written(settlement.nextAttempt()));
    }

    MapSqlParameterSource belated(Settlement settlement) {
        return of(settlement).addValue("too_late", SuppressionReason.TOO_LATE.word());
    }
}
