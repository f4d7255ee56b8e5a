package io.nightrounds.campaign;

import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static io.nightrounds.campaign.SampleVisit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.who.ConsentRule;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {
    private static final Instant PLANNED_START = visit().start();

    static Stream<Arguments> visits() {
        return Stream.of(
                arguments(visit(), "2026-06-10T13:59:59Z", "sent"),
                arguments(visit().cancelled().deceased(), "2026-06-10T13:00:00Z", "cancelled"),
                arguments(visit().blocked().deceased(), "2026-06-10T13:00:00Z", "blocked"),
                arguments(visit().deceased().at("2026-06-11T10:00"), "2026-06-10T13:00:00Z", "deceased"),
                arguments(visit().at("2026-06-10T10:01"), "2026-06-10T13:00:00Z", "moved"),
                arguments(visit().at("2026-06-09T10:00"), "2026-06-10T13:00:00Z", "moved"),
                arguments(visit(), "2026-06-10T14:00:00Z", "past-visit"),
                arguments(visit().declines(SMS), "2026-06-10T13:00:00Z", "opted-out"),
                arguments(visit().declines(VOICE), "2026-06-10T13:00:00Z", "sent"),
                arguments(visit().doNotContact(), "2026-06-10T13:00:00Z", "do-not-contact"),
                arguments(visit().agreesTo(), "2026-06-10T13:00:00Z", "no-consent"),
                arguments(visit().agreesTo(VOICE), "2026-06-10T13:00:00Z", "no-consent"),
                arguments(visit().declinedByOthers(SMS), "2026-06-10T13:00:00Z", "number-opted-out"),
                arguments(visit().declinedByOthers(VOICE), "2026-06-10T13:00:00Z", "sent"),
                arguments(visit().failed(SMS, "2026-05-01T00:00:00Z"), "2026-06-10T13:00:00Z", "number-failed"),
                arguments(visit().failed(VOICE, "2026-05-01T00:00:00Z"), "2026-06-10T13:00:00Z", "sent"),
                arguments(visit().contacts(null, "+16175550109", null), "2026-06-10T13:00:00Z", "no-contact"));
    }

    @ParameterizedTest(name = "{2} at {1}")
    @MethodSource("visits")
    void isAskedAgainJustBeforeSending(SampleVisit visit, Instant now, String outcome) {
        assertThat(Eligibility.ofVisit(
                                new Eligibility.Planned(Occasion.BEFORE, PLANNED_START),
                                visit.appointment(),
                                visit.patient(),
                                now)
                        .or(() -> Eligibility.ofWay(
                                visit.patient(),
                                SMS,
                                ConsentRule.PRESUMED,
                                visit.build().closed()))
                        .map(SuppressionReason::word)
                        .orElse("sent"))
                .isEqualTo(outcome);
    }
}
