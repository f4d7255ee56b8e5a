package io.nightrounds.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.Grouping;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who goes along with whom, at eleven in the morning in Boston. */
class GatheringTest {
    private static final Instant NOW = Instant.parse(DispatchTables.NOW);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant MORNING_IN_TOKYO = Instant.parse("2026-06-08T23:00:00Z");

    private final SampleReminder one = SampleReminder.number(1);
    private final SampleReminder two = SampleReminder.number(2);

    private Grouping rule = Grouping.PATIENT;
    private boolean schedules;

    @Test
    void takesAlongOthersOfTheGroupTheEarliestVisitFirst() {
        OutboundMessage message = message(gather(
                List.of(one),
                List.of(two.hoursLater(1), SampleReminder.number(3).hoursLater(-1))));

        assertThat(message.attempts()).containsExactly(attempt(3), attempt(1), attempt(2));
        assertThat(message.body()).isEqualTo("June 10, 2026, June 10, 2026, June 10, 2026");
        assertThat(message.recipient()).isEqualTo(DispatchTables.number(1));
        assertThat(message.sendAt()).isNull();
    }

    @Test
    void tellsOfVisitsAtOneTimeInTheOrderOfTheirReminders() {
        assertThat(message(gather(List.of(two), List.of(SampleReminder.number(3), one)))
                        .attempts())
                .containsExactly(attempt(1), attempt(2), attempt(3));
    }

    @Test
    void tellsOfEachOnlyOnce() {
        SampleReminder three = SampleReminder.number(3);

        assertThat(message(gather(List.of(one, two), List.of(three))).attempts())
                .hasSize(3);
    }

    @Test
    void nobodyWhoIsNotWantedBringsAMessageAbout() {
        assertThat(gather(List.of(), List.of(one, two))).isEmpty();
    }

    @Test
    void takesTheTenEarliestAndLeavesTheOthersToTheNext() {
        List<SampleReminder> twelve = LongStream.rangeClosed(1, 12)
                .mapToObj(n -> SampleReminder.number(n).hoursLater((int) -n))
                .toList();

        List<Decision> wanted = gather(twelve, List.of());
        List<Decision> alongWithTheLast = gather(List.of(twelve.get(0)), twelve.subList(1, 12));

        assertThat(wanted).hasSize(2);
        assertThat(message(wanted.subList(0, 1)).attempts()).hasSize(10);
        assertThat(message(wanted.subList(1, 2)).attempts()).containsExactly(attempt(3), attempt(2));
        assertThat(message(alongWithTheLast).attempts())
                .containsExactly(LongStream.of(12, 11, 10, 9, 8, 7, 6, 5, 4, 1)
                        .mapToObj(GatheringTest::attempt)
                        .toArray(AttemptKey[]::new));
    }

    @Test
    void whoGoesAloneKeepsWhatWasDecided() {
        Decision alone = decision(one, false);

        assertThat(gather(List.of(one), List.of())).containsExactly(alone);
        assertThat(gather(List.of(one.in(null)), List.of(two.in(null)))).containsExactly(alone);
        assertThat(gather(List.of(one), List.of(two.in("another group")))).containsExactly(alone);
    }

    @Test
    void whoMayNotGoOutNeitherGoesNorTakesAnyoneAlong() {
        SampleReminder abroad = two.living(TOKYO);

        assertThat(gather(List.of(abroad), List.of(one)))
                .singleElement()
                .isInstanceOfSatisfying(Decision.Defer.class, defer -> assertThat(defer.reminder())
                        .isEqualTo(2));
        assertThat(gather(List.of(one, abroad), List.of())).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void onlyAFamilyIsToldOfSeveralPatients(Grouping today) {
        rule = today;

        assertThat(gathered(one, two.of("p-2"))).isEqualTo(today == Grouping.FAMILY);
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void onePatientIsToldOfAllVisitsUnlessTodaysJobFileSaysNobodyIs(Grouping today) {
        rule = today;

        assertThat(gathered(one, two)).isEqualTo(today != Grouping.NONE);
    }

    @Test
    void aDirectMessageIsAlwaysOnePatientsOwn() {
        rule = Grouping.FAMILY;

        assertThat(gathered(one.by(Channel.DIRECT), two.by(Channel.DIRECT).of("p-2")))
                .isFalse();
        assertThat(gathered(one.by(Channel.DIRECT), two.by(Channel.DIRECT))).isTrue();
    }

    @Test
    void aTextThatTellsOfOneVisitIsNotShared() {
        assertThat(gathered(one.by(Channel.EMAIL), two.by(Channel.EMAIL))).isFalse();
    }

    @Test
    void nobodyIsToldOnAChannelOrANumberOfSomeoneElse() {
        assertThat(gathered(one, two.by(Channel.VOICE))).as("one number").isFalse();
        assertThat(gathered(one, two.to(DispatchTables.number(2)))).isFalse();
    }

    @Test
    void nobodyWaitsForCompanyWhereTheVendorCannotBeToldTo() {
        rule = Grouping.FAMILY;

        assertThat(gathered(one, two.of("p-2").living(TOKYO))).isFalse();
    }

    @Test
    void goesOutWhenAllOfThemMayWhereTheVendorCanBeToldTo() {
        rule = Grouping.FAMILY;
        schedules = true;

        OutboundMessage message =
                message(gather(List.of(one), List.of(two.of("p-2").living(TOKYO))));

        assertThat(message.attempts()).containsExactly(attempt(1), attempt(2));
        assertThat(message.sendAt()).isEqualTo(MORNING_IN_TOKYO);
    }

    @Test
    void goesAloneWhereThereIsNoMomentInCommon() {
        rule = Grouping.FAMILY;
        schedules = true;
        SampleReminder inLondon = two.of("p-2").living(ZoneId.of("Europe/London"));

        assertThat(gathered(one.living(ZoneId.of("Pacific/Tongatapu")), inLondon))
                .isFalse();
    }

    @Test
    void writesTheMessageAnewWithoutWhatSomeoneElseClaimed() {
        Decision.Send send = (Decision.Send) gather(
                        List.of(one),
                        List.of(two.hoursLater(-2), SampleReminder.number(3).hoursLater(-1)))
                .get(0);

        assertThat(send.rest().without(Set.of(attempt(2)))).hasValueSatisfying(rest -> {
            assertThat(rest.attempts()).containsExactly(attempt(3), attempt(1));
            assertThat(rest.body()).isEqualTo("June 10, 2026, June 10, 2026");
            assertThat(rest.recipient()).isEqualTo(DispatchTables.number(1));
        });
        assertThat(send.rest().without(Set.of(attempt(1), attempt(2), attempt(3))))
                .isEmpty();
    }

    private boolean gathered(SampleReminder wanted, SampleReminder other) {
        List<Decision> decisions = gather(List.of(wanted), List.of(other));
        assertThat(decisions).singleElement().isInstanceOf(Decision.Send.class);
        return message(decisions).attempts().size() == 2;
    }

    private List<Decision> gather(List<SampleReminder> wanted, List<SampleReminder> others) {
        return new Gathering(check(), due -> schedules, NOW)
                .of(
                        considered(wanted, schedules).toList(),
                        considered(others, true).toList());
    }

    private Stream<Gathering.Considered> considered(List<SampleReminder> reminders, boolean mayWait) {
        return reminders.stream()
                .map(reminder -> new Gathering.Considered(reminder.due(), decision(reminder, mayWait)));
    }

    private Decision decision(SampleReminder reminder, boolean mayWait) {
        return check().decide(reminder.due(), Closed.NONE, mayWait, NOW);
    }

    private ClaimCheck check() {
        return ClaimParts.check(true, WhoProperties.DEFAULT, rule);
    }

    private static OutboundMessage message(List<Decision> decisions) {
        assertThat(decisions).hasSize(1);
        return ((Decision.Send) decisions.get(0)).message();
    }

    private static AttemptKey attempt(long reminder) {
        return new AttemptKey(reminder, 1);
    }
}
