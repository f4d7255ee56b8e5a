package io.nightrounds.campaign;

import static io.nightrounds.appointment.Channel.DIRECT;
import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static io.nightrounds.campaign.SampleVisit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The clinic is in Boston, four hours behind UTC in June; the usual visit is on Wednesday, 10 June, at 10:00. */
class PlannerTest {
    private static final String DAYTIME = "{ from: '08:00', to: '20:00' }";

    @ParameterizedTest(name = "{0}, visit {1}, night {2}, seen {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # touch                        | visit            | night      | now                  | outcome
            before: P7D                    | 2026-06-10T10:00 | 2026-06-02 | 2026-06-02T06:00:00Z | not yet due, 2026-06-03
            before: P7D                    | 2026-06-10T10:00 | 2026-06-03 | 2026-06-03T06:00:00Z | 2026-06-03T12:00:00Z/2026-06-04T00:00:00Z
            before: P7D                    | 2026-06-10T10:00 | 2026-06-03 | 2026-06-03T20:00:00Z | 2026-06-03T12:00:00Z/2026-06-04T00:00:00Z
            before: P7D                    | 2026-06-10T10:00 | 2026-06-04 | 2026-06-04T06:00:00Z | too-late
            before: P7D, latest: P1D       | 2026-06-10T10:00 | 2026-06-04 | 2026-06-04T06:00:00Z | 2026-06-03T12:00:00Z/2026-06-05T00:00:00Z
            before: P7D, latest: P1D       | 2026-06-10T10:00 | 2026-06-05 | 2026-06-05T06:00:00Z | too-late
            before: P7D, latest: PT14H     | 2026-06-10T10:00 | 2026-06-04 | 2026-06-04T13:00:00Z | 2026-06-03T12:00:00Z/2026-06-04T14:00:00Z
            before: P7D, latest: PT10H     | 2026-06-10T10:00 | 2026-06-04 | 2026-06-04T06:00:00Z | too-late
            before: P7D, latest: P30D      | 2026-06-10T10:00 | 2026-06-09 | 2026-06-09T06:00:00Z | 2026-06-03T12:00:00Z/2026-06-10T14:00:00Z
            before: P7D                    | 2026-06-10T10:00 | 2026-06-03 | 2026-06-04T00:00:00Z | too-late
            before: P7D                    | 2026-06-10T10:00 | 2026-06-03 | 2026-06-04T00:00:01Z | too-late
            before: P7D                    | 2026-06-10T23:30 | 2026-06-03 | 2026-06-03T06:00:00Z | 2026-06-03T12:00:00Z/2026-06-04T00:00:00Z
            before: P7D                    | 2026-06-10T00:10 | 2026-06-03 | 2026-06-03T06:00:00Z | 2026-06-03T12:00:00Z/2026-06-04T00:00:00Z
            before: P1D                    | 2026-03-08T10:00 | 2026-03-07 | 2026-03-07T06:00:00Z | 2026-03-07T13:00:00Z/2026-03-08T01:00:00Z
            before: P1D                    | 2026-03-09T10:00 | 2026-03-08 | 2026-03-08T06:00:00Z | 2026-03-08T12:00:00Z/2026-03-09T00:00:00Z
            before: P1D, latest: P1D       | 2026-11-02T23:00 | 2026-11-01 | 2026-11-01T06:00:00Z | 2026-11-01T13:00:00Z/2026-11-03T01:00:00Z
            before: P0D                    | 2026-06-10T10:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T12:00:00Z/2026-06-10T14:00:00Z
            before: P0D                    | 2026-06-10T07:30 | 2026-06-10 | 2026-06-10T06:00:00Z | outside-window
            before: P0D                    | 2026-06-10T08:00 | 2026-06-10 | 2026-06-10T06:00:00Z | outside-window
            before: P365D                  | 2027-06-10T10:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T12:00:00Z/2026-06-11T00:00:00Z
            before: PT3H                   | 2026-06-10T14:00 | 2026-06-09 | 2026-06-09T06:00:00Z | not yet due, 2026-06-10
            before: PT3H                   | 2026-06-10T14:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T15:00:00Z/2026-06-10T17:00:00Z
            before: PT3H                   | 2026-06-10T10:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T12:00:00Z/2026-06-10T13:00:00Z
            before: PT3H                   | 2026-06-10T09:00 | 2026-06-10 | 2026-06-10T06:00:00Z | outside-window
            before: PT3H, latest: PT3H     | 2026-06-10T09:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T12:00:00Z/2026-06-10T13:00:00Z
            before: PT3H                   | 2026-06-10T07:00 | 2026-06-10 | 2026-06-10T06:00:00Z | outside-window
            before: PT3H                   | 2026-06-10T14:00 | 2026-06-10 | 2026-06-10T17:00:01Z | too-late
            before: PT3H                   | 2026-06-10T14:00 | 2026-06-10 | 2026-06-10T16:59:00Z | 2026-06-10T15:00:00Z/2026-06-10T17:00:00Z
            before: PT1H                   | 2026-06-10T14:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T17:00:00Z/2026-06-10T18:00:00Z
            before: PT30M, latest: PT10M   | 2026-06-10T14:00 | 2026-06-10 | 2026-06-10T06:00:00Z | 2026-06-10T17:30:00Z/2026-06-10T17:40:00Z
            before: PT12H                  | 2026-06-10T10:00 | 2026-06-08 | 2026-06-08T06:00:00Z | not yet due, 2026-06-09
            before: PT12H                  | 2026-06-10T10:00 | 2026-06-09 | 2026-06-09T06:00:00Z | outside-window
            before: PT12H, latest: PT11H   | 2026-06-10T10:00 | 2026-06-09 | 2026-06-09T06:00:00Z | 2026-06-10T12:00:00Z/2026-06-10T13:00:00Z
            before: PT24H                  | 2026-03-08T12:00 | 2026-03-07 | 2026-03-07T06:00:00Z | 2026-03-07T16:00:00Z/2026-03-07T18:00:00Z
            before: P1DT3H                 | 2026-06-10T14:00 | 2026-06-09 | 2026-06-09T06:00:00Z | 2026-06-09T15:00:00Z/2026-06-09T17:00:00Z
            before: P7D                    | 2026-06-10T10:00 | 2026-06-10 | 2026-06-10T14:00:00Z | past-visit
            before: P7D                    | 2026-06-10T10:00 | 2026-06-16 | 2026-06-17T14:00:00Z | past-visit
            before: P7D                    | 2026-06-10T10:00 | 2026-06-17 | 2026-06-17T14:00:01Z | never due
            before: P7D                    | 2026-06-10T10:00 | 2026-06-02 | 2026-06-18T06:00:00Z | never due
            """)
    void decidesWhenATouchMayGoOut(String touch, String start, LocalDate night, Instant now, String outcome) {
        Planner planner = planner("{ t: { " + touch + " } }");

        List<TouchVerdict> verdicts = planner.explain(visit().at(start).build(), night, now);

        assertThat(verdicts).singleElement().extracting(PlannerTest::written).isEqualTo(outcome);
    }

    static Stream<Arguments> people() {
        return Stream.of(
                arguments("the campaign's first channel", visit(), "sms +16175550101 en"),
                arguments("the patient's own order", visit().prefers(EMAIL, SMS), "email ann@example.org en"),
                arguments("only channels of the campaign", visit().prefers(DIRECT, EMAIL), "email ann@example.org en"),
                arguments("none that the campaign uses", visit().prefers(DIRECT), "no-channel"),
                arguments(
                        "the next with a contact",
                        visit().contacts(null, null, "a@example.org"),
                        "email a@example.org en"),
                arguments(
                        "the landline for a call",
                        visit().contacts(null, "+16175550109", null),
                        "voice +16175550109 en"),
                arguments("no contact at all", visit().contacts(null, null, null), "no-contact"),
                arguments(
                        "a preferred channel without contact",
                        visit().prefers(VOICE).contacts(null, null, "a@example.org"),
                        "no-contact"),
                arguments("the next that was not declined", visit().declines(SMS), "email ann@example.org en"),
                arguments("all declined", visit().declines(SMS, EMAIL, VOICE, DIRECT), "opted-out"),
                arguments(
                        "all that have a contact declined",
                        visit().contacts(null, null, "a@example.org").declines(EMAIL),
                        "opted-out"),
                arguments("declined by a sibling", visit().declinedByOthers(SMS), "email ann@example.org en"),
                arguments("all declined by others", visit().declinedByOthers(SMS, EMAIL, VOICE), "number-opted-out"),
                arguments(
                        "part declined, part by others",
                        visit().declines(SMS, VOICE).declinedByOthers(EMAIL),
                        "number-opted-out"),
                arguments("the patient's language", visit().speaking("sv"), "sms +16175550101 sv"),
                arguments("the language without its region", visit().speaking("sv-FI"), "sms +16175550101 sv"),
                arguments("the language in another case", visit().speaking("SV"), "sms +16175550101 sv"),
                arguments(
                        "the practice's for another",
                        visit().speaking("es"),
                        "sms +16175550101 en [no sms text in es: en used]"),
                arguments(
                        "the practice's for none",
                        visit().clinic("America/New_York", "US", "sv"),
                        "sms +16175550101 sv"),
                arguments(
                        "the only one there is",
                        visit().clinic("America/New_York", "US", "fi").prefers(EMAIL),
                        "email ann@example.org en"),
                arguments(
                        "no text for the channel in that language",
                        visit().speaking("sv").prefers(EMAIL),
                        "email ann@example.org en [no email text in sv: en used]"),
                arguments(
                        "neither language and two others",
                        visit().clinic("America/New_York", "US", "fi").speaking("es"),
                        "no-template"),
                arguments("a cancelled visit", visit().cancelled().blocked().deceased(), "cancelled"),
                arguments("a blocked time", visit().blocked().deceased(), "blocked"),
                arguments("a deceased patient", visit().deceased().declines(SMS), "deceased"),
                arguments(
                        "a deceased patient without contact",
                        visit().deceased().contacts(null, null, null),
                        "deceased"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("people")
    void decidesHowAPatientIsReached(String what, SampleVisit visit, String outcome) {
        Planner planner = planner("{ t: { before: P7D } }");

        List<PlannedTouch> planned =
                planner.plan(visit.build(), LocalDate.parse("2026-06-03"), Instant.parse("2026-06-03T06:00:00Z"));

        assertThat(planned).singleElement().extracting(PlannerTest::addressed).isEqualTo(outcome);
    }

    @Test
    void keepsTheWindowOnThePatientsOwnClock() {
        Planner planner = planner("{ t: { before: P1D } }");

        List<PlannedTouch> planned = planner.plan(
                visit().livingIn("America/Los_Angeles").build(),
                LocalDate.parse("2026-06-09"),
                Instant.parse("2026-06-09T06:00:00Z"));

        assertThat(planned).extracting(PlannedTouch::notBefore).containsExactly(Instant.parse("2026-06-09T15:00:00Z"));
    }

    @Test
    void doesNotStoreAContactForWhatIsNotSent() {
        Planner planner = planner("{ t: { before: P7D } }");

        List<PlannedTouch> planned = planner.plan(
                visit().cancelled().build(), LocalDate.parse("2026-06-03"), Instant.parse("2026-06-03T06:00:00Z"));

        assertThat(planned).singleElement().satisfies(touch -> assertThat(touch.recipient())
                .isNull());
    }

    @Test
    void answersForEveryTouchInTheOrderOfTheFile() {
        Planner planner = planner("{ z: { before: P7D }, a: { before: PT3H }, m: { before: P2D } }");

        List<TouchVerdict> verdicts =
                planner.explain(visit().build(), LocalDate.parse("2026-06-08"), Instant.parse("2026-06-08T06:00:00Z"));

        assertThat(verdicts)
                .extracting(verdict -> verdict.key().touch() + " " + written(verdict))
                .containsExactly(
                        "z too-late", "a not yet due, 2026-06-10", "m 2026-06-08T12:00:00Z/2026-06-09T00:00:00Z");
    }

    @Test
    void noDueTouchLiesBeyondTheHorizon() {
        Planner planner = planner("{ day: { before: P7D }, exact: { before: PT200H, latest: PT20H } }");
        LocalDate night = LocalDate.parse("2026-10-27");
        Instant now = Instant.parse("2026-10-27T05:00:00Z");
        Instant horizon = planner.horizon(night, SampleVisit.BOSTON, now);

        for (int minutes = -6000; minutes < 3000; minutes += 30) {
            Instant start = horizon.plusSeconds(minutes * 60L);
            Visit visit = visit().at(
                            start.atZone(SampleVisit.BOSTON).toLocalDateTime().toString())
                    .build();
            if (!planner.plan(visit, night, now).isEmpty()) {
                assertThat(start).isBefore(horizon);
            }
        }
    }

    private static Planner planner(String touches) {
        return new Planner(SampleJobFile.withTouches(DAYTIME, touches));
    }

    private static String written(TouchVerdict verdict) {
        if (verdict instanceof TouchVerdict.NotYetDue later) {
            return "not yet due, " + later.date();
        }
        if (verdict instanceof TouchVerdict.Due due) {
            SuppressionReason reason = due.planned().suppressed();
            return reason == null
                    ? due.planned().notBefore() + "/" + due.planned().notAfter()
                    : reason.word();
        }
        return "never due";
    }

    private static String addressed(PlannedTouch touch) {
        SuppressionReason reason = touch.suppressed();
        if (reason != null) {
            return reason.word();
        }
        String way = touch.channel() == null ? "" : touch.channel().word();
        String detail = touch.detail() == null ? "" : " [" + touch.detail() + "]";
        return way + " " + touch.recipient() + " " + touch.language() + detail;
    }
}
